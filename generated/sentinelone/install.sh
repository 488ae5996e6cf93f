#!/bin/sh
# Installs the SentinelOne plugin 0.1.0 on a Wazuh manager, or takes it away again. Needs no Node.
#
#   install.sh [--dry-run] [--console URL] [--token-file FILE] [--executable FILE] [--no-restart]
#   install.sh --selftest        feeds one shipped example of each rule through the manager's wazuh-logtest
#   install.sh --uninstall       what uninstall.sh calls; with --purge also state, lists, token and collected lines
#
#   install.sh --print-conf FILE prints what FILE, an ossec.conf, is to be, and changes nothing
#
#   --executable FILE the collector as a single executable, for a manager without Node (npm run build:sea)
#   --root DIR        work on DIR/var/ossec; owners come from DIR's etc/passwd and etc/group
#   --owner UID:GID   take these numbers for wazuh's user and group (and for root's, when not run as root)
#
# One transaction: plan, backup, files, ossec.conf, the manager's own check, restart, self-test. Whatever fails, everything is put back;
# what a killed run left behind is put back by the next one.
# Exit: 0 done or nothing to do, 1 refused or rolled back, 2 wrong use.
set -eu
LC_ALL=C
export LC_ALL
umask 027

plugin='sentinelone'
version='0.1.0'
oldest='4.4.0'
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
readable() { [ -z "$2" ] || { [ -f "$2" ] && [ -r "$2" ]; } || wrong_use "$1 $2 cannot be read"; }

root='' owner='' action=install dry_run=no restart=yes purge=no console='' token_source='' executable_source='' conf_source=''
while [ $# -gt 0 ]; do
  case $1 in
    --root | --owner | --console | --token-file | --executable | --print-conf)
      [ $# -gt 1 ] || wrong_use "$1 needs a value"
      case $1 in
        --root) root=${2%/} ;;
        --owner) owner=$2 ;;
        --console) console=$2 ;;
        --token-file) token_source=$2 ;;
        --executable) executable_source=$2 ;;
        --print-conf) action=print_conf conf_source=$2 ;;
      esac
      shift ;;
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
readable --token-file "$token_source"
readable --executable "$executable_source"
readable --print-conf "$conf_source"

source_dir=$(cd "$(dirname "$0")" && pwd)
home=$root/var/ossec
conf=$home/etc/ossec.conf
record=$home/etc/ossify/installed/$plugin
executable=integrations/ossify-$plugin.bin
[ -z "$executable_source" ] || files | grep -q " integrations/ossify-$plugin\$" || wrong_use "--executable: $plugin has no collector"
for tool in awk basename cat chmod chown cp cut dirname grep head id ln mkdir mktemp mv readlink rm rmdir sed seq sha256sum sort tail tr; do
  command -v "$tool" >/dev/null 2>&1 || die "the tool \"$tool\" is missing" 'Install it from your distribution and run this again.'
done

work=$(mktemp -d)
in_transaction=no locked=no
finish() {
  status=$?
  trap - EXIT INT TERM HUP PIPE
  [ "$in_transaction" = no ] || roll_back || status=1
  [ "$locked" = no ] || rm -f "$lock"
  rm -rf "$work"
  exit "$status"
}
trap finish EXIT
trap 'exit 1' INT TERM HUP PIPE

# --- the manager and its owners -------------------------------------------------------------------------------------------------------------

# Refuses what cannot end well before anything is looked at.
check_manager_is_there() {
  [ -n "$root" ] || [ "$(id -u)" = 0 ] || die 'only root can install on this machine' 'Run it by sudo, or name another file system by --root DIR.'
  [ -f "$conf" ] || die "$conf is missing: this is no Wazuh manager" 'Run it on the manager, or name the manager'"'"'s file system by --root DIR.'
  for program in wazuh-analysisd wazuh-control wazuh-logtest; do
    [ -x "$home/bin/$program" ] || die "$home/bin/$program is missing: this is a Wazuh agent, or no manager of version $oldest or newer" 'Run it on the manager.'
  done
  found=$("$home/bin/wazuh-control" info -v 2>/dev/null || true)
  found=${found#v}
  awk -v found="$found" -v oldest="$oldest" 'BEGIN {
    split(found, have, "."); split(oldest, need, ".")
    exit !(found ~ /^[0-9]+\.[0-9]+/ && have[1] + 0 == need[1] + 0 && (have[2] + 0 > need[2] + 0 || have[2] + 0 == need[2] + 0 && have[3] + 0 >= need[3] + 0))
  }' || die "Wazuh ${found:-of an unknown version} is not supported: $plugin $version is for $oldest and newer versions of ${oldest%%.*}" "\"$home/bin/wazuh-control info -v\" tells the version."
}

number_of() { # file, name -> third column
  [ -r "$1" ] && awk -F: -v name="$2" '$1 == name { print $3; exit }' "$1"
}

find_owners() {
  if [ -n "$owner" ]; then
    wazuh_uid=${owner%%:*} wazuh_gid=${owner#*:}
  else
    wazuh_uid=$(number_of "$root/etc/passwd" wazuh || true)
    wazuh_gid=$(number_of "$root/etc/group" wazuh || true)
    { [ -n "$wazuh_uid" ] && [ -n "$wazuh_gid" ]; } || die "no user and group \"wazuh\" in $root/etc/passwd and $root/etc/group" 'Name their numbers: --owner UID:GID'
  fi
  root_uid=0
  [ "$(id -u)" = 0 ] || root_uid=$(id -u)
}

give() { # mode, owner name, path
  case $2 in root) uid=$root_uid ;; *) uid=$wazuh_uid ;; esac
  chown "$uid:$wazuh_gid" "$3" && chmod "$1" "$3"
}

sum_of() { sha256sum <"$1" | cut -d' ' -f1; }
if command -v cmp >/dev/null 2>&1; then
  same() { [ -f "$1" ] && [ -f "$2" ] && cmp -s "$1" "$2"; }
else # an image without diffutils
  same() { [ -f "$1" ] && [ -f "$2" ] && [ "$(sum_of "$1")" = "$(sum_of "$2")" ]; }
fi

# --- writing and taking back --------------------------------------------------------------------------------------------

# What is to be changed is first written down in the journal, on the manager's own disk, beside a copy of what stands there. So a run
# that was killed, at whatever step, is put back by the next one. Its lines: `folder|new|old`, a key, the path.
journal=$home/etc/.ossify-$plugin.journal
lock=$home/etc/.ossify-$plugin.lock

# One run at a time; the lock is a link whose target is the process, so that it is made in one step. A killed run's is taken over.
take_lock() {
  if ln -s "$$" "$lock" 2>/dev/null; then locked=yes; return 0; fi
  other=$(readlink "$lock" || true)
  if [ -z "$other" ]; then # no lock after all: say why none can be made
    ln -s "$$" "$lock" || cannot_write "$home/etc"
    locked=yes
    return 0
  fi
  if tr '\0' ' ' 2>/dev/null <"/proc/$other/cmdline" | grep -q 'install\.sh'; then die "another run of install.sh is under way (process $other)"; fi
  rm -f "$lock"
  ln -s "$$" "$lock" || die "another run of install.sh began just now"
  locked=yes
}

# Puts back what a killed run left behind.
recover() {
  rm -rf "$journal.done"
  [ -d "$journal" ] || return 0
  complain 'An earlier run was interrupted.'
  roll_back || exit 1
}

begin() {
  { mkdir -m 700 "$journal" && : >>"$journal/changes"; } || cannot_write "$home/etc"
  in_transaction=yes
}

# The journal is gone in one step; what is left of it afterwards means nothing.
commit() {
  mv "$journal" "$journal.done"
  in_transaction=no
  rm -rf "$journal.done"
}

cannot_write() {
  die "$1 cannot be written" 'The line above says why. A read-only mount: change its source, or mount it writable. A full disk: make room.'
}

# A mount point of its own and a link keep their inode: such a file is rewritten, not replaced.
keeps_inode() { [ -L "$1" ] || { [ -r /proc/self/mountinfo ] && awk -v path="$1" '$5 == path { found = 1 } END { exit !found }' /proc/self/mountinfo; }; }

remember() { # path: keeps what is there now, once, for roll_back
  key=$(awk -v path="$1" '{ sub(/^[^ ]* [^ ]* /, ""); if ($0 == path) known = 1 } END { if (!known) print NR }' "$journal/changes")
  [ -n "$key" ] || return 0
  kind=new
  if [ -e "$1" ]; then kind=old; cp -p "$1" "$journal/$key" || return 1; fi
  printf '%s %s %s\n' "$kind" "$key" "$1" >>"$journal/changes"
}

replace() { # new content, target, mode and owner name (empty: as those of the old file, or of the new content)
  remember "$2" || cannot_write "$2"
  if [ -e "$2" ] && keeps_inode "$2"; then
    { cat "$1" >"$2" && { [ -z "$3" ] || give "$3" "$4" "$2"; }; } || cannot_write "$2"
  else
    fresh=$2.ossify-new like=$1
    [ ! -e "$2" ] || like=$2
    { { [ -n "$3" ] || cp -p "$like" "$fresh"; } && cat "$1" >"$fresh" && { [ -z "$3" ] || give "$3" "$4" "$fresh"; } && mv -f "$fresh" "$2"; } || cannot_write "$2"
  fi
}

take_away() { { remember "$1" && rm -f "$1"; } || cannot_write "$1"; }

make_folder() { # mode, owner name, path
  [ -d "$3" ] && return 0
  { printf 'folder - %s\n' "$3" >>"$journal/changes" && mkdir "$3" && give "$1" "$2" "$3"; } || cannot_write "$3"
}

# Can itself be killed and begun again: each line is good for any number of times. What cannot be put back now stays in the journal.
roll_back() {
  in_transaction=no
  complain 'Putting everything back.'
  left=0
  if [ -f "$journal/changes" ]; then
    while read -r kind key path; do
      rm -f "$path.ossify-new"
      case $kind in
        new) rm -f "$path" ;;
        old) put_back "$journal/$key" "$path" ;;
      esac || { complain "$path could not be put back: $journal/$key holds what stood there."; left=$((left + 1)); }
    done <"$journal/changes"
    sed '1!G;h;$!d' "$journal/changes" | while read -r kind key path; do
      [ "$kind" != folder ] || rmdir "$path" 2>/dev/null || true
    done
  fi
  if [ -f "$journal/restarted" ]; then "$home/bin/wazuh-control" restart >/dev/null 2>&1 || complain 'The manager did not start again: look at logs/ossec.log.'; fi
  [ "$left" = 0 ] || { complain 'Run this again when the cause is gone.'; return 1; }
  commit
}

put_back() { # kept copy, path; without a copy it was put back before
  [ -e "$1" ] || return 0
  if [ -e "$2" ] && keeps_inode "$2"; then
    same "$1" "$2" || cat "$1" >"$2"
  else
    mv -f "$1" "$2"
  fi
}

# --- ossec.conf ---------------------------------------------------------------------------------------------------------

# The manager's ossec.conf, and the one that Wazuh's container copies over it at each start.
confs() {
  printf '%s\n' "$conf"
  if [ -f "$root/wazuh-config-mount/etc/ossec.conf" ]; then printf '%s\n' "$root/wazuh-config-mount/etc/ossec.conf"; fi
}

# Name of a manager's path as one word.
word_for() { printf '%s' "${1#"$root"/}" | tr / %; }

# edit_conf ours|clean|blocks FILE: what the ossec.conf is to be, with our blocks or without; or what stands in our blocks now.
# Bytes outside our markers stay; comments are not looked into. Own blocks stand at the end, but lists belong into the last
# <ruleset>: a second one would replace the first one's files.
edit_conf() {
  final=yes
  [ -z "$(tail -c 1 "$2")" ] || final=no
  awk -v mode="$1" -v final="$final" -v file="$2" -v plugin="$plugin" -v blocks="$source_dir/ossec.conf.xml" \
    -v old_script="$old_script" -v old_output="$old_output" '
    function mark(what) { return "<!-- ossify:" plugin " " what " -->" }
    function refuse(why) { print file ": " why >"/dev/stderr"; exit 3 }
    function cut(begin, end, also,    from, rest, to) {
      while ((from = index(text, begin)) > 0) {
        rest = substr(text, from)
        to = index(rest, end)
        if (!to) refuse("\"" begin "\" has no \"" end "\": somebody edited our markers; put it back, or take the whole block out")
        found = found substr(rest, 1, to + length(end) - 1) "\n"
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
        if (!to) refuse("a comment has no end")
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
          if (index(element, "<!")) refuse("take the comment out of the element that names " needle " first")
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
    function count_of(all, needle,    at, sum) {
      sum = 0
      while ((at = index(all, needle)) > 0) { sum++; all = substr(all, at + length(needle)) }
      return sum
    }
    function check(    seen, opened, closed) {
      seen = visible(text)
      opened = count_of(seen, "<ossec_config>"); closed = count_of(seen, "</ossec_config>")
      if (!opened || opened != closed) refuse("is not well formed: " opened " <ossec_config> and " closed " </ossec_config>")
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
      if (mode == "blocks") { printf "%s", found; exit 0 }
      if (index(text, "<!-- ossify:" plugin " ")) refuse("a marker \"<!-- ossify:" plugin " …\" stands alone: somebody edited our markers; take it out")
      check()
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
          if (!at) refuse("has no <ruleset> block to declare the lists in")
          text = substr(text, 1, at - 1) mark("lists begin") lists "\n  " mark("lists end") substr(text, at)
        }
        if (final == "no") text = text "\n" mark("begin, after a line break of its own") "\n" own mark("end")
        else text = text mark("begin") "\n" own mark("end") "\n"
      }
      printf "%s", text
    }' "$2"
}

# What stands in our blocks of a conf is not what was installed there.
is_conf_edited() { # conf
  kept=$record/blocks/$(word_for "$1")
  [ -f "$kept" ] || return 1
  edit_conf blocks "$1" >"$work/blocks" 2>/dev/null || return 1
  ! same "$work/blocks" "$kept"
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
    if [ "$path" != "$executable" ] && ! files | grep -qF " $path" && [ -e "$home/$path" ] && [ "$(sum_of "$home/$path")" = "$sum" ]; then say "$path"; fi
  done <"$record/files"
}

# Before anything is changed: every place that is written can be.
check_writable() {
  { printf '%s\n' etc etc/decoders etc/rules etc/lists integrations logs queue; files | cut -d' ' -f4; } | while read -r path; do
    [ ! -e "$home/$path" ] || [ -w "$home/$path" ] || die "$home/$path cannot be written: it is mounted read-only, or belongs to somebody else" 'Mount it writable, or change it at its source.'
  done
  confs | while read -r file; do
    same "$work/new/$(word_for "$file")" "$file" || [ -w "$file" ] || die "$file is mounted read-only" \
      'Change it at its source (a ConfigMap, a file on the host), then run this again: "install.sh --print-conf FILE" prints what it is to be.'
  done
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
  confs | while read -r file; do
    edit_conf ours "$file" >"$work/new/$(word_for "$file")" || die "$file cannot be edited" 'The line above says why. Nothing was changed.'
  done
  files | while read -r mode file_owner policy path; do
    if [ ! -e "$home/$path" ]; then say "create $path"
    elif [ "$policy" = keep ]; then :
    elif same "$source_dir/$path" "$home/$path"; then :
    elif is_edited "$path"; then say "update $path (somebody changed it: theirs goes to ${record#"$home"/}/edited)"
    else say "update $path"
    fi
  done >"$work/new/files"
  {
    if [ -n "$executable_source" ] && ! same "$executable_source" "$home/$executable"; then say "place $executable"; fi
    obsolete | sed 's/^/remove /'
    outputs | while read -r mode file_owner path; do [ -e "$home/$path" ] || say "create $path"; done
    cut -d' ' -f2 "$work/clashes" | sed 's/^/replace /'
    cron_files | sed 's/^/comment out the old script in /'
    confs | while read -r file; do
      if is_conf_edited "$file"; then say "edit $file (somebody changed our blocks: the file goes to ${record#"$home"/}/edited)"
      elif ! same "$work/new/$(word_for "$file")" "$file"; then say "edit ${file#"$home"/}"
      fi
    done
  } >>"$work/new/files"
  check_writable
  changes=$(grep -c . "$work/new/files" || true)
  sed 's/^/  /' "$work/new/files"
}

# --- the manager's own judgement ----------------------------------------------------------------------------------------

run_check() {
  set -- -t
  [ -z "$root" ] || set -- -t -D "$home"
  "$home/bin/wazuh-analysisd" "$@" >"$work/check" 2>&1
}

say_check() { grep -E 'ERROR|CRITICAL' "$work/check" >&2 || cat "$work/check" >&2; }

# What is broken already is not ours to answer for.
check_as_it_is() {
  run_check && return 0
  complain 'The manager refuses its own configuration as it is:'
  say_check
  die 'nothing was changed' 'Repair what the lines above name, then run this again.'
}

# The check exits 0 although rules were dropped, so its text is read: no (76xx) and no ERROR may name a file, rule or decoder of ours.
check_manager() {
  if ! run_check; then
    complain "The manager's check refuses the configuration:"
    say_check
    return 1
  fi
  pattern=$(printf '%s %s %s' "$rule_ids" "$decoder_names" "$(files | awk '{ sub(/.*\//, "", $4); printf "%s ", $4 }')" |
    sed 's/  */ /g; s/ $//; s/[.]/\\./g; s/ /|/g')
  if grep -E '\((76[0-9][0-9])\)|ERROR|CRITICAL' "$work/check" | grep -E "(^|[^0-9A-Za-z_-])($pattern)([^0-9A-Za-z_-]|\$)" >&2; then
    complain "The manager's check passes, but drops what the lines above name."
    return 1
  fi
}

# "Running" is not ready: the engine is when it answers an event.
wait_for_engine() {
  for attempt in $(seq 60); do
    if printf 'ossify\n' | "$home/bin/wazuh-logtest" 2>&1 | grep -q '^\*\*Phase 1'; then return 0; fi
    [ "$attempt" = 60 ] || sleep 1
  done
  complain 'wazuh-logtest gave no answer for a minute: wazuh-analysisd does not run, or does not get ready.'
  return 1
}

# One session of the self-test: number, the rule that its last event must end in, location.
play() {
  "$home/bin/wazuh-logtest" -l "$3" <"$work/play/$1" >/dev/null 2>"$work/play/$1.said" || true
  got=$(awk '/^\*\*Phase 1/ { id = "" } /^\*\*Phase 3/ { phase = 1 } phase && /^\tid: / { id = $0; phase = 0 } END { gsub(/[^0-9]/, "", id); print id }' "$work/play/$1.said")
  if [ "$got" = "$2" ]; then : >"$work/play/$1.good"; return 0; fi
  {
    say "  rule $2: the manager answers ${got:-no rule}"
    sed -n '/error\|ERROR/p' "$work/play/$1.said" | head -n 3
  } >"$work/play/$1.bad"
}

# One example of each rule, four at a time: most of the time goes into starting wazuh-logtest.
self_test() {
  wait_for_engine || return 1
  mkdir "$work/play"
  awk -F'\t' -v to="$work/play/" '
    $1 != last { if (last) close(to last); last = $1; print $1 FS $2 FS $3 }
    { sub(/^[^\t]*\t[^\t]*\t[^\t]*\t/, ""); print >(to last) }' "$source_dir/selftest.tsv" >"$work/sessions"
  total=0
  while IFS='	' read -r number rule location; do
    play "$number" "$rule" "$location" &
    total=$((total + 1))
    [ $((total % 4)) -ne 0 ] || wait
  done <"$work/sessions"
  wait
  good=0
  for mark in "$work"/play/*.good; do [ ! -e "$mark" ] || good=$((good + 1)); done
  cat "$work"/play/*.bad >&2 2>/dev/null || true
  say "Self-test on the manager's engine: $good/$total rules fire."
  [ "$good" = "$total" ] && [ "$total" -gt 0 ]
}

restart_manager() {
  [ "$restart" = yes ] || return 0
  : >"$journal/restarted"
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

# What was there before the first installation, for uninstall.sh to put back.
take_over_clashes() {
  cut -d' ' -f2 "$work/clashes" | while read -r path; do
    saved=$record/before/$(printf '%s' "$path" | tr / %)
    replace "$home/$path" "$saved" '' ''
    take_away "$home/$path"
  done
}

place_files() {
  files | while read -r mode file_owner policy path; do
    [ "$policy" = keep ] && [ -e "$home/$path" ] && continue
    content=$source_dir/$path
    if [ "$path" = "etc/ossify/$plugin.json" ]; then write_configuration <"$content" >"$work/configuration"; content=$work/configuration; fi
    if same "$content" "$home/$path"; then give "$mode" "$file_owner" "$home/$path"; continue; fi
    if [ -e "$home/$path" ] && is_edited "$path"; then keep_edited "$home/$path"; fi
    replace "$content" "$home/$path" "$mode" "$file_owner"
  done
  if [ -n "$executable_source" ] && ! same "$executable_source" "$home/$executable"; then replace "$executable_source" "$home/$executable" 0750 root; fi
  obsolete | while read -r path; do take_away "$home/$path"; done
  outputs | while read -r mode file_owner path; do
    [ -e "$home/$path" ] || replace /dev/null "$home/$path" "$mode" "$file_owner"
  done
  if [ -n "$token_source" ]; then replace "$token_source" "$home/etc/ossify/$plugin.token" 0640 root; fi
}

keep_edited() {
  make_folder 0750 root "$record/edited"
  replace "$1" "$record/edited/$(printf '%s' "${1#"$home"/}" | tr / %)" 0640 root
}

edit_others() {
  cron_files | while read -r file; do
    sed "s|^\([^#]*$old_script.*\)\$|# ossify:$plugin replaces this: \1|" "$file" >"$work/cron"
    replace "$work/cron" "$file" '' ''
  done
  confs | while read -r file; do
    ! is_conf_edited "$file" || keep_edited "$file"
    same "$work/new/$(word_for "$file")" "$file" || replace "$work/new/$(word_for "$file")" "$file" '' ''
  done
}

# Sums of what is installed and the blocks as they are installed: by them a later run sees what somebody changed.
keep_record() {
  {
    files | while read -r mode file_owner policy path; do [ "$policy" = keep ] || printf '%s\n' "$path"; done
    [ ! -e "$home/$executable" ] || printf '%s\n' "$executable"
  } | while read -r path; do printf '%s %s\n' "$(sum_of "$home/$path")" "$path"; done >"$work/installed"
  same "$work/installed" "$record/files" || replace "$work/installed" "$record/files" 0640 root
  confs | while read -r file; do
    edit_conf blocks "$file" >"$work/blocks"
    kept=$record/blocks/$(word_for "$file")
    same "$work/blocks" "$kept" || replace "$work/blocks" "$kept" 0640 root
  done
}

install_all() {
  say "$plugin $version into $home:"
  make_plan
  if [ "$changes" -eq 0 ] && [ -z "$token_source" ]; then say '  nothing to do'; return 0; fi
  [ "$dry_run" = no ] || { say 'Nothing was changed (--dry-run).'; return 0; }
  check_as_it_is

  begin
  folders | while read -r mode folder_owner path; do make_folder "$mode" "$folder_owner" "$home/$path"; done
  for folder in "$home/etc/ossify/installed" "$record" "$record/before" "$record/blocks"; do make_folder 0750 root "$folder"; done
  take_over_clashes
  place_files
  edit_others
  keep_record
  check_manager || exit 1
  restart_manager || { complain "The manager's restart failed."; exit 1; }
  self_test || { complain 'Not every rule fires on this manager.'; exit 1; }
  commit
  say "Installed $plugin $version."
  [ -e "$home/etc/ossify/$plugin.token" ] || say "Next: write the API token into $home/etc/ossify/$plugin.token (mode 0640, root:wazuh) and the console's URL into $home/etc/ossify/$plugin.json."
  if [ -e "$home/$executable" ] && [ -z "$executable_source" ]; then say "Note: $executable was left as it is; --executable FILE places a new one."; fi
  [ ! -d "$source_dir/syslog" ] || say "Next, for the product's own syslog: certificates, a relay and its rotation from $source_dir/syslog, as docs/syslog.md says."
}

# --- uninstall ----------------------------------------------------------------------------------------------------------

# Folders that are ours alone and empty now.
tidy() {
  for folder in "$record/before" "$record/blocks" "$record" "$home/etc/ossify/installed"; do rmdir "$folder" 2>/dev/null || true; done
  folders | sed '1!G;h;$!d' | while read -r mode folder_owner path; do rmdir "$home/$path" 2>/dev/null || true; done
}

# What an admin filled and what was collected; can be done again when it was interrupted.
purge_all() {
  files | while read -r mode file_owner policy path; do [ "$policy" != keep ] || rm -f "$home/$path"; done
  rm -f "$home/etc/ossify/$plugin.token"
  outputs | while read -r mode file_owner path; do rm -f "$home/$path" "$home/$path".[0-9] "$home/$path".[0-9][0-9] "$home/$path".[0-9][0-9][0-9]; done
  rm -rf "$home/queue/ossify/$plugin"
}

say_removals() {
  while read -r sum path; do
    if [ ! -e "$home/$path" ]; then :
    elif [ "$(sum_of "$home/$path")" = "$sum" ]; then say "  remove $path"
    else say "  keep $path: somebody changed it"
    fi
  done <"$record/files"
  confs | while read -r file; do
    if is_conf_edited "$file"; then say "  edit $file (somebody changed our blocks: the file goes to ${record#"$home"/}/edited)"
    elif ! same "$work/new/$(word_for "$file")" "$file"; then say "  edit ${file#"$home"/}"
    fi
  done
  for saved in "$record"/before/*; do [ ! -f "$saved" ] || say "  put back $(basename "$saved" | tr % /)"; done
  [ "$purge" = no ] || say '  remove lists, configuration, token, state and collected lines (--purge)'
}

remove_files() {
  while read -r sum path; do
    if [ -e "$home/$path" ] && [ "$(sum_of "$home/$path")" = "$sum" ]; then take_away "$home/$path"; fi
  done <"$record/files"
  for saved in "$record"/before/*; do
    [ -f "$saved" ] || continue
    target=$home/$(basename "$saved" | tr % /)
    [ -e "$target" ] || replace "$saved" "$target" '' ''
    take_away "$saved"
  done
}

uninstall_all() {
  if [ ! -f "$record/files" ]; then
    say "$plugin is not installed in $home."
    if [ "$purge" = yes ] && [ "$dry_run" = no ]; then purge_all; tidy; fi
    return 0
  fi
  say "Taking $plugin out of $home:"
  mkdir "$work/new"
  confs | while read -r file; do
    edit_conf clean "$file" >"$work/new/$(word_for "$file")" || die "$file cannot be edited" 'The line above says why. Nothing was changed.'
  done
  say_removals
  check_writable
  [ "$dry_run" = no ] || { say 'Nothing was changed (--dry-run).'; return 0; }

  begin
  remove_files
  edit_others_back
  for kept in "$record"/blocks/* "$record/files"; do [ ! -f "$kept" ] || take_away "$kept"; done
  check_manager || exit 1
  restart_manager || exit 1
  commit
  [ "$purge" = no ] || purge_all
  tidy
  say "Removed $plugin."
}

edit_others_back() {
  confs | while read -r file; do
    ! is_conf_edited "$file" || keep_edited "$file"
    same "$work/new/$(word_for "$file")" "$file" || replace "$work/new/$(word_for "$file")" "$file" '' ''
  done
  for file in "$root/etc/crontab" "$root"/etc/cron.d/* "$root/var/spool/cron/crontabs/root" "$root/var/spool/cron/root"; do
    if [ -f "$file" ] && grep -q "^# ossify:$plugin replaces this: " "$file"; then
      sed "s|^# ossify:$plugin replaces this: ||" "$file" >"$work/cron"
      replace "$work/cron" "$file" '' ''
    fi
  done
}

if [ "$action" = print_conf ]; then
  edit_conf ours "$conf_source"
  exit 0
fi
check_manager_is_there
find_owners
if [ "$action" = selftest ]; then
  self_test
  exit 0
fi
if [ "$dry_run" = no ]; then
  take_lock
  recover
fi
case $action in
  install) install_all ;;
  uninstall) uninstall_all ;;
esac
