#!/bin/sh
# Installs the SentinelOne plugin 0.1.0 on a Wazuh manager, or takes it away again. Needs no Node.
#
#   install.sh [--dry-run] [--console URL] [--token-file FILE] [--no-restart]
#   install.sh --selftest        feeds one shipped example of each rule through the manager's wazuh-logtest
#   install.sh --uninstall       what uninstall.sh calls; with --purge also state, lists, token and collected lines
#
#   --root DIR        work on DIR/var/ossec; owners come from DIR's etc/passwd and etc/group
#   --owner UID:GID   take these numbers for wazuh's user and group (and for root's, when not run as root)
#
# One transaction: plan, backup, files, ossec.conf, the manager's own check, restart, self-test. Whatever fails, everything is put back.
# Exit: 0 done or nothing to do, 1 refused or rolled back, 2 wrong use.
set -eu
LC_ALL=C
export LC_ALL
umask 027

plugin='sentinelone'
version='0.1.0'
rule_ids='100699 100600 100605 100603 100616 100611 100610 100617 100613 100612 100601 100622 100606 100630 100609 100607 100608 100626 100629 100602 100615 100625 100614 100604 100621 100620 100619 100631 100633 100632 100640 100642 100643 100655 100641 100644 100645 100646 100651 100649 100653 100647 100650 100654 100648 100652 100656 100660 100662 100664 100669 100665 100668 100661 100666 100663 100667 100675 100674 100677 100670 100673 100680 100671 100678 100679 100681 100672 100676 100682 100686 100688 100687 100685 100689 100691 100692 100695 100696 100693 100694 100700 100701 100703 100705 100704 100702 100707 100709 100708 100717 100713 100716 100710 100711 100724 100712 100714 100715 100718 100723 100721 100720 100719 100730 100731 100732 100736 100733 100734 100735 100737 100740 100741 100746 100742 100743 100744 100745 100747 100750 100751 100753 100752 100759 100757 100755 100756 100760 100754 100758 100790 100791 100792 105199 105000 105100 105101 105102 105104 105105 105002 105018 105019 105022 105005 105006 105007 105010 105011 105014 105024 105023 105012 105025 105013 105027 105020 105021 105001 105003 105017 105009 105004 105026 105015 105016 105030 105031 105032 105033 105035 105034 105037 105036 105038 105040 105041 105042 105043 105044 105045 105046 105047 105050 105051 105052 105053 105054 105056 105055 105060 105061 105062 105063 105064 105065 105066 105070 105071 105072 105076 105073 105077 105074 105075 105080 105081 105082 105083 105084 105085 105088 105087 105086 105190 105191 105192 105103'
decoder_names='sentinelone sentinelone-text sentinelone-pipes sentinelone-blanks'
old_script='sentinel_one.py'
old_output='/var/log/sentinelone.json'
old_time_member='createdAt'

# mode, owner, policy, path below /var/ossec. `keep`: what is there already stays.
files() {
  cat <<'FILES'
0660 wazuh replace etc/decoders/1000-sentinelone_decoders.xml
0660 wazuh replace etc/rules/1000-sentinelone_api_rules.xml
0660 wazuh replace etc/rules/1000-sentinelone_syslog_rules.xml
0660 wazuh keep etc/lists/sentinelone-allowed-hashes
0660 wazuh keep etc/lists/sentinelone-allowed-endpoints
0660 wazuh keep etc/lists/sentinelone-allowed-users
0750 root replace integrations/ossify-sentinelone
0640 root keep etc/ossify/sentinelone.json
0750 root replace integrations/ossify-sentinelone.mjs
FILES
}

# mode, owner, path of folders.
folders() {
  cat <<'FOLDERS'
0750 root etc/ossify
0750 root logs/ossify
0750 root queue/ossify
0750 root queue/ossify/sentinelone
FOLDERS
}

# Files that are created empty, before logcollector could open one at its end: mode, owner, path.
outputs() {
  cat <<'OUTPUTS'
0640 root logs/ossify/sentinelone.json
0640 root logs/ossify/sentinelone.log
OUTPUTS
}

# --- arguments ----------------------------------------------------------------------------------------------------------

say() { printf '%s\n' "$*"; }
complain() { printf '%s\n' "$*" >&2; }
die() { complain "install.sh: $1"; shift; for hint; do complain "  $hint"; done; exit 1; }
wrong_use() { complain "install.sh: $1"; complain '  The first lines of this script say how it is used.'; exit 2; }

root='' owner='' action=install dry_run=no restart=yes purge=no console='' token_source=''
while [ $# -gt 0 ]; do
  case $1 in
    --root) [ $# -gt 1 ] || wrong_use '--root needs a folder'; root=${2%/}; shift ;;
    --owner) [ $# -gt 1 ] || wrong_use '--owner needs UID:GID'; owner=$2; shift ;;
    --console) [ $# -gt 1 ] || wrong_use '--console needs a URL'; console=$2; shift ;;
    --token-file) [ $# -gt 1 ] || wrong_use '--token-file needs a file'; token_source=$2; shift ;;
    --dry-run) dry_run=yes ;;
    --no-restart) restart=no ;;
    --selftest) action=selftest ;;
    --uninstall) action=uninstall ;;
    --purge) purge=yes ;;
    -h | --help) sed -n '2,/^set -eu/{/^set/d;s/^# \{0,1\}//;p;}' "$0"; exit 0 ;;
    *) wrong_use "unknown option $1" ;;
  esac
  shift
done
case $owner in '' | *[0-9]:[0-9]*) ;; *) wrong_use "--owner takes numbers, UID:GID, not $owner" ;; esac
case $console in '' | https://*) ;; *) wrong_use "--console takes an https URL, not $console" ;; esac
[ -z "$token_source" ] || [ -r "$token_source" ] || wrong_use "--token-file $token_source cannot be read"

source_dir=$(cd "$(dirname "$0")" && pwd)
home=$root/var/ossec
conf=$home/etc/ossec.conf
record=$home/etc/ossify/installed/$plugin
for tool in awk cmp cp chmod chown cut find grep head mktemp mv rm sed sha256sum tail tr; do
  command -v "$tool" >/dev/null 2>&1 || die "the tool \"$tool\" is missing" 'Install it from your distribution and run this again.'
done
[ -f "$conf" ] || die "$conf is missing: this is no Wazuh manager" 'Run it on the manager, or name the manager'"'"'s file system by --root DIR.'

work=$(mktemp -d)
in_transaction=no
finish() {
  status=$?
  trap - EXIT INT TERM HUP
  [ "$in_transaction" = no ] || roll_back
  rm -rf "$work"
  exit "$status"
}
trap finish EXIT
trap 'exit 1' INT TERM HUP

# --- owners -------------------------------------------------------------------------------------------------------------

number_of() { # file, name -> third column
  [ -r "$1" ] && awk -F: -v name="$2" '$1 == name { print $3; exit }' "$1"
}
if [ -n "$owner" ]; then
  wazuh_uid=${owner%%:*} wazuh_gid=${owner#*:}
else
  wazuh_uid=$(number_of "$root/etc/passwd" wazuh || true)
  wazuh_gid=$(number_of "$root/etc/group" wazuh || true)
  [ -n "$wazuh_uid$wazuh_gid" ] || die "no user and group \"wazuh\" in $root/etc/passwd and $root/etc/group" 'Name their numbers: --owner UID:GID'
fi
root_uid=0
[ "$(id -u)" = 0 ] || root_uid=$(id -u)

give() { # mode, owner name, path
  case $2 in root) uid=$root_uid ;; *) uid=$wazuh_uid ;; esac
  chown "$uid:$wazuh_gid" "$3"
  chmod "$1" "$3"
}

sum_of() { sha256sum <"$1" | cut -d' ' -f1; }

# --- writing and taking back --------------------------------------------------------------------------------------------

# A file that is a mount point of its own keeps its inode: it is rewritten, not replaced.
is_mount_point() { [ -r /proc/self/mountinfo ] && awk -v path="$1" '$5 == path { found = 1 } END { exit !found }' /proc/self/mountinfo; }

remember() { # path: keeps what is there now, once, for roll_back
  key=$(printf '%s' "$1" | sha256sum | cut -d' ' -f1)
  grep -qxF "$key $1" "$work/touched" 2>/dev/null && return 0
  if [ -e "$1" ]; then cp -p "$1" "$work/was.$key"; fi
  printf '%s %s\n' "$key" "$1" >>"$work/touched"
}

replace() { # new content, target, mode and owner name (empty: as the old file's)
  remember "$2"
  if [ -e "$2" ] && is_mount_point "$2"; then
    cat "$1" >"$2"
  else
    fresh=$(mktemp "$2.ossify.XXXXXX")
    if [ -z "$3" ]; then cp -p "$2" "$fresh"; fi
    cat "$1" >"$fresh"
    [ -z "$3" ] || give "$3" "$4" "$fresh"
    mv -f "$fresh" "$2"
  fi
  [ -z "$3" ] || give "$3" "$4" "$2"
}

take_away() { remember "$1"; rm -f "$1"; }

make_folder() { # mode, owner name, path
  [ -d "$3" ] && return 0
  mkdir -p "$3"
  printf '%s\n' "$3" >>"$work/made"
  give "$1" "$2" "$3"
}

roll_back() {
  in_transaction=no
  complain 'Putting everything back.'
  if [ -f "$work/touched" ]; then
    while read -r key path; do
      if [ ! -e "$work/was.$key" ]; then rm -f "$path"
      elif is_mount_point "$path"; then cat "$work/was.$key" >"$path"
      else cp -p "$work/was.$key" "$path.ossify.back" && mv -f "$path.ossify.back" "$path"
      fi
    done <"$work/touched"
  fi
  if [ -f "$work/made" ]; then
    sed '1!G;h;$!d' "$work/made" | while read -r folder; do rmdir "$folder" 2>/dev/null || true; done
  fi
  if [ "${restarted:-no}" = yes ]; then "$home/bin/wazuh-control" restart >/dev/null 2>&1 || complain 'The manager did not start again: look at logs/ossec.log.'; fi
}

# --- ossec.conf ---------------------------------------------------------------------------------------------------------

# edit_conf ours|clean: what ossec.conf is to be, on stdout. Bytes outside our markers stay; comments are not looked into.
# Own blocks stand at the end, but lists belong into the last <ruleset>: a second one would replace the first one's files.
edit_conf() {
  final=yes
  [ -z "$(tail -c 1 "$conf")" ] || final=no
  awk -v mode="$1" -v final="$final" -v plugin="$plugin" -v blocks="$source_dir/ossec.conf.xml" \
    -v old_script="$old_script" -v old_output="$old_output" '
    function mark(what) { return "<!-- ossify:" plugin " " what " -->" }
    function cut(begin, end, also,    from, rest, to) {
      while ((from = index(text, begin)) > 0) {
        rest = substr(text, from)
        to = index(rest, end)
        if (!to) { print "ossec.conf: \"" begin "\" has no end" >"/dev/stderr"; exit 3 }
        text = substr(text, 1, from - 1 - (also == "before")) substr(rest, to + length(end) + (also == "after"))
      }
    }
    function drop(words,    from) {
      while ((from = index(text, words)) > 0) text = substr(text, 1, from - 1) substr(text, from + length(words))
    }
    function spaces(count,    out) { out = " "; while (length(out) < count) out = out out; return substr(out, 1, count) }
    # The text with its comments blanked out, byte for byte as long.
    function visible(all,    out, from, rest, a, b, to) {
      out = ""
      while ((from = index(all, "<!")) > 0) {
        rest = substr(all, from)
        a = index(rest, "-->"); b = index(rest, "!>")
        to = a ? a + 2 : 0
        if (b && (!a || b < a)) to = b + 1
        if (!to) to = length(rest)
        out = out substr(all, 1, from - 1) spaces(to)
        all = substr(all, from + to)
      }
      return out all
    }
    # Comments out each element of this name that holds the needle: the recipe that this plugin replaces.
    function disable(tag, end_tag, needle,    seen, at, rest, to, element) {
      if (needle == "") return
      at = 1
      while (1) {
        seen = visible(text)
        rest = substr(seen, at)
        from = index(rest, tag)
        if (!from) return
        to = index(substr(rest, from), end_tag)
        if (!to) return
        from = at + from - 1
        to = to + length(end_tag) - 1
        element = substr(text, from, to)
        if (index(substr(seen, from, to), needle)) {
          if (index(element, "<!")) { print "ossec.conf: take the comment out of the element that names " needle " first" >"/dev/stderr"; exit 3 }
          text = substr(text, 1, from - 1) replaced_from element replaced_to substr(text, from + to)
          to += length(replaced_from) + length(replaced_to)
        }
        at = from + to
      }
    }
    function last_index(all, needle,    at, sum) {
      sum = 0
      while ((at = index(all, needle)) > 0) { sum += at; all = substr(all, at + 1) }
      return sum
    }
    { text = text $0 "\n" }
    END {
      if (final == "no") text = substr(text, 1, length(text) - 1)
      replaced_from = "<!-- ossify:" plugin " replaces this: "
      replaced_to = " end of what ossify:" plugin " replaces -->"
      cut(mark("begin, after a line break of its own"), mark("end"), "before")
      cut(mark("begin"), mark("end"), "after")
      cut(mark("lists begin"), mark("lists end"), "")
      drop(replaced_from); drop(replaced_to)
      if (mode == "ours") {
        own = ""; lists = ""
        while ((getline line <blocks) > 0) {
          if (line ~ /^ *<ruleset>/) inside = 1
          if (inside && line ~ /^ *<list>/) { sub(/^ */, "", line); lists = lists "\n    " line }
          else if (!inside) own = own line "\n"
          if (line ~ /^ *<\/ruleset>/) inside = 0
        }
        disable("<wodle", "</wodle>", old_script)
        disable("<localfile", "</localfile>", old_output)
        if (lists != "") {
          at = last_index(visible(text), "</ruleset>")
          if (!at) { print "ossec.conf: no <ruleset> block to declare the lists in" >"/dev/stderr"; exit 3 }
          text = substr(text, 1, at - 1) mark("lists begin") lists "\n  " mark("lists end") substr(text, at)
        }
        if (final == "no") text = text "\n" mark("begin, after a line break of its own") "\n" own mark("end")
        else text = text mark("begin") "\n" own mark("end") "\n"
      }
      printf "%s", text
    }' "$conf"
}

# --- the recipe that this plugin replaces -------------------------------------------------------------------------------

# Files of other hands in which one of our ids or decoder names is defined (an overwrite in local_rules.xml is no clash).
clashes() {
  for file in "$home"/etc/rules/*.xml "$home"/etc/decoders/*.xml; do
    [ -f "$file" ] || continue
    ! files | grep -qF " ${file#"$home"/}" || continue
    awk -v ids=" $rule_ids " -v names=" $decoder_names " -v path="${file#"$home"/}" '
      { text = text $0 " " }
      END {
        gsub(/<![^>]*>/, " ", text)
        while (match(text, /<(rule|decoder) [^>]*>/)) {
          tag = substr(text, RSTART, RLENGTH)
          text = substr(text, RSTART + RLENGTH)
          if (tag ~ /overwrite *= *["\047]yes/) { foreign++; continue }
          isRule = tag ~ /^<rule/
          if (!match(tag, isRule ? " id *= *[\"\047][0-9]+" : " name *= *[\"\047][^\"\047]+")) continue
          value = substr(tag, RSTART, RLENGTH); sub(/^[^"\047]*["\047]/, "", value)
          if (index(isRule ? ids : names, " " value " ")) ours++; else foreign++
        }
        if (ours) print (foreign ? "mixed" : "whole"), path
      }' "$file"
  done
}

cron_files() {
  [ -n "$old_script" ] || return 0
  for file in "$root/etc/crontab" "$root"/etc/cron.d/* "$root/var/spool/cron/crontabs/root" "$root/var/spool/cron/root"; do
    [ -f "$file" ] && grep -q "^[^#]*$old_script" "$file" && printf '%s\n' "$file"
  done
  return 0
}

# The newest time that the recipe wrote: the collector starts there, so that there is neither a gap nor a flood.
last_collected() {
  [ -n "$old_output" ] && [ -f "$root$old_output" ] || return 0
  tail -n 1000 "$root$old_output" | grep -o "\"$old_time_member\": *\"[0-9][0-9TZ:.-]*\"" | sed 's/.*"\([^"]*\)"$/\1/' | sort | tail -n 1
}

# --- plan ---------------------------------------------------------------------------------------------------------------

# Whether an installed file is no longer what was installed.
is_edited() {
  [ -f "$record/files" ] || return 1
  installed=$(awk -v path="$1" '$2 == path { print $1 }' "$record/files")
  [ -n "$installed" ] && [ "$(sum_of "$home/$1")" != "$installed" ]
}

# Files of an older version that this one no longer has, as they were installed.
obsolete() {
  [ -f "$record/files" ] || return 0
  while read -r sum path; do
    if ! files | grep -qF " $path" && [ -e "$home/$path" ] && [ "$(sum_of "$home/$path")" = "$sum" ]; then say "$path"; fi
  done <"$record/files"
}

changes=0

# Fills $work/new with what is to be done; says it.
make_plan() {
  files | while read -r mode file_owner policy path; do
    [ -f "$source_dir/$path" ] || die "$path is missing beside this script" 'Copy the whole folder to the manager.'
  done
  clashes >"$work/clashes"
  ! grep '^mixed' "$work/clashes" >"$work/mixed" || die "rules or decoders of this plugin and others share a file: $(cut -d' ' -f2 "$work/mixed" | tr '\n' ' ')" \
    'Move yours to a file of their own, delete the old ones, and run this again.'
  mkdir "$work/new"
  edit_conf ours >"$work/new/conf" || die 'ossec.conf cannot be edited' 'The line above says why.'
  files | while read -r mode file_owner policy path; do
    if [ ! -e "$home/$path" ]; then say "create $path"
    elif [ "$policy" = keep ]; then :
    elif cmp -s "$source_dir/$path" "$home/$path"; then :
    elif is_edited "$path"; then say "update $path (somebody changed it: theirs goes to ${record#"$home"/}/edited)"
    else say "update $path"
    fi
  done >"$work/new/files"
  {
    obsolete | sed 's/^/remove /'
    outputs | while read -r mode file_owner path; do [ -e "$home/$path" ] || say "create $path"; done
    cut -d' ' -f2 "$work/clashes" | sed 's/^/replace /'
    cron_files | sed 's/^/comment out the old script in /'
    cmp -s "$work/new/conf" "$conf" || say "edit etc/ossec.conf"
  } >>"$work/new/files"
  changes=$(grep -c . "$work/new/files" || true)
  sed 's/^/  /' "$work/new/files"
}

# --- the manager's own judgement ----------------------------------------------------------------------------------------

# The check exits 0 although rules were dropped, so its text is read: no (76xx) and no ERROR may name a file, rule or decoder of ours.
check_manager() {
  set -- -t
  [ -z "$root" ] || set -- -t -D "$home"
  if ! "$home/bin/wazuh-analysisd" "$@" >"$work/check" 2>&1; then
    complain "The manager's check refuses the configuration:"
    grep -E 'ERROR|CRITICAL' "$work/check" >&2 || cat "$work/check" >&2
    return 1
  fi
  pattern=$(printf '%s %s %s' "$rule_ids" "$decoder_names" "$(files | awk '{ sub(/.*\//, "", $4); printf "%s ", $4 }')" |
    sed 's/  */ /g; s/ $//; s/[.]/\\./g; s/ /|/g')
  if grep -E '\((76[0-9][0-9])\)|ERROR|CRITICAL' "$work/check" | grep -E "(^|[^0-9A-Za-z_-])($pattern)([^0-9A-Za-z_-]|\$)" >&2; then
    complain "The manager's check passes, but drops what the lines above name."
    return 1
  fi
}

# rule, location, event of one example a rule; lines of one number are one session.
self_test() {
  logtest=$home/bin/wazuh-logtest
  [ -x "$logtest" ] || die "$logtest is missing"
  total=0 good=0
  for number in $(cut -f1 "$source_dir/selftest.tsv" | uniq); do
    awk -F'\t' -v number="$number" '$1 == number' "$source_dir/selftest.tsv" >"$work/example"
    rule=$(cut -f2 "$work/example" | head -n 1)
    location=$(cut -f3 "$work/example" | head -n 1)
    cut -f4- "$work/example" | "$logtest" -l "$location" >/dev/null 2>"$work/answer" || true
    got=$(awk '/^\*\*Phase 1/ { id = "" } /^\*\*Phase 3/ { phase = 1 } phase && /^\tid: / { id = $0; phase = 0 } END { gsub(/[^0-9]/, "", id); print id }' "$work/answer")
    total=$((total + 1))
    if [ "$got" = "$rule" ]; then good=$((good + 1))
    else complain "  rule $rule: the manager answers ${got:-no rule}"; sed -n '/error\|ERROR/p' "$work/answer" | head -n 3 >&2
    fi
  done
  say "Self-test on the manager's engine: $good/$total rules fire."
  [ "$good" = "$total" ] && [ "$total" -gt 0 ]
}

restart_manager() {
  [ "$restart" = yes ] || return 0
  restarted=yes
  "$home/bin/wazuh-control" restart >"$work/restart" 2>&1 || { cat "$work/restart" >&2; return 1; }
  "$home/bin/wazuh-control" status 2>/dev/null | grep -q 'wazuh-analysisd is running' || { complain 'wazuh-analysisd does not run after the restart.'; return 1; }
}

# --- install ------------------------------------------------------------------------------------------------------------

write_configuration() { # stdin -> stdout: the shipped example with the console, and the recipe's last time as start
  start=$(last_collected)
  awk -v console="$console" -v start="$start" '
    console != "" { sub(/"url": *"[^"]*"/, "\"url\": \"" console "\"") }
    start != "" { sub(/"startFrom": *"[^"]*"/, "\"startFrom\": \"" start "\"") }
    { print }'
}

install_all() {
  say "$plugin $version into $home:"
  make_plan
  if [ "$changes" -eq 0 ] && [ -z "$token_source" ]; then say '  nothing to do'; return 0; fi
  [ "$dry_run" = no ] || { say 'Nothing was changed (--dry-run).'; return 0; }

  in_transaction=yes
  folders | while read -r mode folder_owner path; do make_folder "$mode" "$folder_owner" "$home/$path"; done
  make_folder 0750 root "$home/etc/ossify/installed"
  make_folder 0750 root "$record"
  make_folder 0750 root "$record/before"
  cut -d' ' -f2 "$work/clashes" | while read -r path; do
    [ -n "$path" ] || continue
    remember "$record/before/$(printf '%s' "$path" | tr / %)"
    cp -p "$home/$path" "$record/before/$(printf '%s' "$path" | tr / %)"
    take_away "$home/$path"
  done
  files | while read -r mode file_owner policy path; do
    [ "$policy" = keep ] && [ -e "$home/$path" ] && continue
    content=$source_dir/$path
    if [ "$path" = "etc/ossify/$plugin.json" ]; then write_configuration <"$content" >"$work/configuration"; content=$work/configuration; fi
    if cmp -s "$content" "$home/$path"; then give "$mode" "$file_owner" "$home/$path"; continue; fi
    if [ -e "$home/$path" ] && is_edited "$path"; then
      make_folder 0750 root "$record/edited"
      replace "$home/$path" "$record/edited/$(printf '%s' "$path" | tr / %)" 0640 root
    fi
    replace "$content" "$home/$path" "$mode" "$file_owner"
  done
  obsolete | while read -r path; do take_away "$home/$path"; done
  outputs | while read -r mode file_owner path; do
    [ -e "$home/$path" ] || replace /dev/null "$home/$path" "$mode" "$file_owner"
  done
  if [ -n "$token_source" ]; then replace "$token_source" "$home/etc/ossify/$plugin.token" 0640 root; fi
  cron_files | while read -r file; do
    sed "s|^\([^#]*$old_script.*\)\$|# ossify:$plugin replaces this: \1|" "$file" >"$work/cron"
    replace "$work/cron" "$file" '' ''
  done
  cmp -s "$work/new/conf" "$conf" || replace "$work/new/conf" "$conf" '' ''
  files | while read -r mode file_owner policy path; do
    [ "$policy" = keep ] || printf '%s %s\n' "$(sum_of "$home/$path")" "$path"
  done >"$work/installed"
  replace "$work/installed" "$record/files" 0640 root

  check_manager || exit 1
  restart_manager || { complain "The manager's restart failed."; exit 1; }
  self_test || { complain 'Not every rule fires on this manager.'; exit 1; }
  in_transaction=no
  say "Installed $plugin $version."
  [ -e "$home/etc/ossify/$plugin.token" ] || say "Next: write the API token into $home/etc/ossify/$plugin.token (mode 0640, root:wazuh) and the console's URL into $home/etc/ossify/$plugin.json."
  [ ! -d "$source_dir/syslog" ] || say "Next, for the product's own syslog: certificates, a relay and its rotation from $source_dir/syslog, as docs/syslog.md says."
}

# --- uninstall ----------------------------------------------------------------------------------------------------------

uninstall_all() {
  [ -f "$record/files" ] || { say "$plugin is not installed in $home."; return 0; }
  say "Taking $plugin out of $home:"
  edit_conf clean >"$work/conf" || die 'ossec.conf cannot be edited' 'The line above says why.'
  while read -r sum path; do
    if [ ! -e "$home/$path" ]; then :
    elif [ "$(sum_of "$home/$path")" = "$sum" ]; then say "  remove $path"
    else say "  keep $path: somebody changed it"
    fi
  done <"$record/files"
  cmp -s "$work/conf" "$conf" || say '  edit etc/ossec.conf'
  for saved in "$record"/before/*; do [ ! -f "$saved" ] || say "  put back $(basename "$saved" | tr % /)"; done
  [ "$purge" = no ] || say '  remove lists, configuration, token, state and collected lines (--purge)'
  [ "$dry_run" = no ] || { say 'Nothing was changed (--dry-run).'; return 0; }

  in_transaction=yes
  while read -r sum path; do
    if [ -e "$home/$path" ] && [ "$(sum_of "$home/$path")" = "$sum" ]; then take_away "$home/$path"; fi
  done <"$record/files"
  for saved in "$record"/before/*; do
    [ -f "$saved" ] || continue
    target=$home/$(basename "$saved" | tr % /)
    if [ ! -e "$target" ]; then remember "$target"; cp -p "$saved" "$target"; fi
    take_away "$saved"
  done
  cmp -s "$work/conf" "$conf" || replace "$work/conf" "$conf" '' ''
  for file in "$root/etc/crontab" "$root"/etc/cron.d/* "$root/var/spool/cron/crontabs/root" "$root/var/spool/cron/root"; do
    if [ -f "$file" ] && grep -q "^# ossify:$plugin replaces this: " "$file"; then
      sed "s|^# ossify:$plugin replaces this: ||" "$file" >"$work/cron"
      replace "$work/cron" "$file" '' ''
    fi
  done
  take_away "$record/files"
  check_manager || exit 1
  restart_manager || exit 1
  in_transaction=no

  if [ "$purge" = yes ]; then
    files | while read -r mode file_owner policy path; do [ "$policy" != keep ] || rm -f "$home/$path"; done
    rm -f "$home/etc/ossify/$plugin.token"
    outputs | while read -r mode file_owner path; do rm -f "$home/$path" "$home/$path".[0-9] "$home/$path".[0-9][0-9]; done
    rm -rf "$home/queue/ossify/$plugin"
  fi
  for folder in "$record/before" "$record" "$home/etc/ossify/installed"; do rmdir "$folder" 2>/dev/null || true; done
  folders | sed '1!G;h;$!d' | while read -r mode folder_owner path; do rmdir "$home/$path" 2>/dev/null || true; done
  say "Removed $plugin."
}

case $action in
  install) install_all ;;
  selftest) self_test ;;
  uninstall) uninstall_all ;;
esac
