#!/bin/sh
# Makes, renews and watches the certificates of the relay that takes SentinelOne's syslog over TLS. Made by Ossify.
#
#   certificates.sh --name NAME [--name NAME …]   makes what is missing: a CA and the relay's certificate for these
#                                                 host names and addresses, as senders write them
#   certificates.sh --client NAME                 makes a sender's certificate too, for a relay that asks for one
#   certificates.sh --check [--log FILE]          says how long each is valid, and whether all fits together; what is wrong
#                                                 also goes into FILE as a line that Wazuh's rules know
#   certificates.sh --renew [--name NAME …]       signs the relay's and the sender's certificate anew, with the old keys
#
#   --dir DIR      where they are (/etc/ossify/sentinelone)
#   --days N       warn when a certificate is valid for less (30)
#   --group NAME   may read server.key, for a relay that does not run as root
#
# A key is never overwritten, and a second run changes nothing. Keys are P-256; senders need ca.crt alone.
# Exit: 0 good, 1 a certificate ends soon, has ended or does not fit, 2 wrong use or nothing to work on.
set -eu
LC_ALL=C
export LC_ALL
umask 077

dir='/etc/ossify/sentinelone'
warn_days=30
leaf_days=398
ca_days=3650
plugin='sentinelone'
title='SentinelOne'
log=''

say() { printf '%s\n' "$*"; }
complain() { printf '%s\n' "$*" >&2; }
wrong_use() { complain "certificates.sh: $1"; complain '  The first lines of this script say how it is used.'; exit 2; }

names='' client='' group='' action=make
while [ $# -gt 0 ]; do
  case $1 in
    --name | --client | --dir | --days | --group | --log) [ $# -gt 1 ] || wrong_use "$1 needs a value" ;;
  esac
  case $1 in
    --name)
      case $2 in '' | *[!A-Za-z0-9.:-]*) wrong_use "--name takes a host name or an address, not $2" ;; esac
      names="$names $2"; shift ;;
    --client) client=$2; shift ;;
    --dir) dir=${2%/}; shift ;;
    --days) warn_days=$2; shift ;;
    --group) group=$2; shift ;;
    --log) log=$2; shift ;;
    --check) action=check ;;
    --renew) action=renew ;;
    -h | --help) sed -n '2,/^set -eu/{/^set/d;s/^# \{0,1\}//;p;}' "$0"; exit 0 ;;
    *) wrong_use "unknown option $1" ;;
  esac
  shift
done
case $warn_days in '' | *[!0-9]*) wrong_use "--days takes a number, not $warn_days" ;; esac
case $client in *[!A-Za-z0-9._-]*) wrong_use "--client takes letters, digits, dots and dashes, not $client" ;; esac
command -v openssl >/dev/null 2>&1 || { complain 'certificates.sh: the tool "openssl" is missing'; exit 2; }

# --- judging ------------------------------------------------------------------------------------------------------------

lasts() { openssl x509 -in "$1" -noout -checkend "$(($2 * 86400))" >/dev/null; }

# The number of a day, counted from a year's first of March: month's name, day, year.
day_number() {
  case $1 in
    Mar) month=0 ;; Apr) month=1 ;; May) month=2 ;; Jun) month=3 ;; Jul) month=4 ;; Aug) month=5 ;;
    Sep) month=6 ;; Oct) month=7 ;; Nov) month=8 ;; Dec) month=9 ;; Jan) month=10 ;; *) month=11 ;;
  esac
  year=$(($3 - month / 10))
  say $((365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + $2))
}

# From today to a date as openssl writes it: Dec 28 03:21:50 2027 GMT.
days_until() {
  # shellcheck disable=SC2046 # three words
  today=$(day_number $(date -u '+%b %e %Y'))
  say $(($(day_number "$1" "$2" "$4") - today))
}

# An address with a colon or of digits and dots alone is no host name.
is_address() { case $1 in *:*) true ;; *[!0-9.]*) false ;; *) true ;; esac; }

covers() { # certificate, name
  if is_address "$2"; then option=-checkip; else option=-checkhost; fi
  openssl x509 -in "$1" -noout "$option" "$2" | grep -q 'does match'
}

subject_of() { openssl x509 -in "$1" -noout -subject -nameopt multiline | sed -n 's/^ *commonName *= //p'; }
public_key_of() { openssl x509 -in "$1" -noout -pubkey; }

problems=0
problem() { # file, what is wrong
  problems=$((problems + 1))
  complain "  $1 $2"
  [ -z "$log" ] || printf '%s %s ossify-%s: - %s relay: %s %s\n' \
    "$(date '+%b %e %H:%M:%S')" "$(uname -n)" "$plugin" "$title" "$1" "$2" >>"$log"
}

judge() { # ca, server or client; its purpose
  certificate=$dir/$1.crt key=$dir/$1.key
  end=$(openssl x509 -in "$certificate" -noout -enddate 2>/dev/null | cut -d= -f2)
  if [ -z "$end" ]; then problem "$1.crt" 'is no certificate'; return 0; fi
  if ! lasts "$certificate" 0; then problem "$1.crt" "ended on $end: run this with --renew"; return 0; fi
  # shellcheck disable=SC2086 # five words
  left=$(days_until $end)
  if [ "$left" -lt "$warn_days" ]; then problem "$1.crt" "ends in $left days, on $end: run this with --renew"
  else say "  $1.crt is valid for $left days, until $end"
  fi
  if [ -e "$key" ] && [ "$(public_key_of "$certificate")" != "$(openssl pkey -in "$key" -pubout 2>/dev/null)" ]; then
    problem "$1.crt" "does not belong to $1.key"
  fi
  if ! openssl verify -x509_strict -CAfile "$dir/ca.crt" -purpose "$2" "$certificate" >/dev/null 2>&1; then
    problem "$1.crt" 'is not signed by ca.crt for its purpose'
  fi
  if [ -n "$(find "$key" -perm -004 2>/dev/null)" ]; then problem "$1.key" 'can be read by everybody'; fi
}

check() {
  for file in ca server; do [ -e "$dir/$file.crt" ] || wrong_use "$dir has no $file.crt"; done
  judge ca any
  judge server sslserver
  [ ! -e "$dir/client.crt" ] || judge client sslclient
  for name in $names; do
    covers "$dir/server.crt" "$name" || problem server.crt "is not for $name: run this with --renew and every --name"
  done
  if [ -n "$client" ] && [ "$client" != "$(subject_of "$dir/client.crt")" ]; then
    problem client.crt "is not for $client: run this with --renew --client $client"
  fi
  [ "$problems" -eq 0 ]
}

# --- making -------------------------------------------------------------------------------------------------------------

# A new file appears whole or not at all, and never in place of another.
keep_new() { # file, target, mode
  chmod "$3" "$1"
  ln "$1" "$2" 2>/dev/null || { complain "certificates.sh: $2 is there already"; exit 1; }
  rm -f "$1"
  say "  made ${2##*/}"
}

make_key() { # target
  [ ! -e "$1" ] || return 0
  openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$work/key" 2>"$work/error" || { cat "$work/error" >&2; exit 1; }
  keep_new "$work/key" "$1" 600
}

sign() { # ca, server or client; days; extensions, one a line; subject
  cat >"$work/request" <<REQUEST
[req]
distinguished_name = subject
prompt = no
[subject]
O = $title syslog
CN = $4
[extensions]
subjectKeyIdentifier = hash
$3
REQUEST
  if [ "$1" = ca ]; then
    openssl req -x509 -new -sha256 -config "$work/request" -extensions extensions -key "$dir/ca.key" \
      -days "$2" -set_serial "0x01$(openssl rand -hex 15)" -out "$work/certificate" 2>"$work/error"
  else
    openssl req -new -sha256 -config "$work/request" -key "$dir/$1.key" -out "$work/csr" 2>"$work/error" &&
      openssl x509 -req -sha256 -in "$work/csr" -CA "$dir/ca.crt" -CAkey "$dir/ca.key" -days "$2" \
        -set_serial "0x01$(openssl rand -hex 15)" -extfile "$work/request" -extensions extensions \
        -out "$work/certificate" 2>"$work/error"
  fi || { cat "$work/error" >&2; exit 1; }
  chmod 644 "$work/certificate"
  mv -f "$work/certificate" "$dir/$1.crt"
  say "  signed $1.crt, valid for $2 days"
}

sign_ca() {
  sign ca "$ca_days" "basicConstraints = critical, CA:TRUE, pathlen:0
keyUsage = critical, keyCertSign, cRLSign" "$title syslog CA $(openssl rand -hex 4)"
}

sign_leaf() { # server or client, subject, purpose, a further extension
  sign "$1" "$leaf_days" "authorityKeyIdentifier = keyid
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = $3
$4" "$2"
}

sign_server() { # names
  alternatives=''
  for name in $1; do
    if is_address "$name"; then kind=IP; else kind=DNS; fi
    alternatives="$alternatives${alternatives:+, }$kind:$name"
  done
  sign_leaf server "$title syslog relay" serverAuth "subjectAltName = $alternatives"
}

sign_client() { sign_leaf client "$1" clientAuth ''; }

# Names that the relay's certificate has now.
present_names() {
  openssl x509 -in "$dir/server.crt" -noout -ext subjectAltName |
    tr ',' '\n' | sed -n 's/^ *DNS:\(.*\)$/ \1/p; s/^ *IP Address:\(.*\)$/ \1/p' | tr -d '\n'
}

make() {
  [ -n "$names" ] || [ -e "$dir/server.crt" ] || wrong_use 'the first run needs --name: what senders call this machine'
  if [ ! -e "$dir/ca.crt" ]; then make_key "$dir/ca.key"; sign_ca; fi
  make_key "$dir/server.key"
  if [ -n "$group" ]; then chgrp "$group" "$dir/server.key"; chmod 640 "$dir/server.key"; fi
  [ -e "$dir/server.crt" ] || sign_server "$names"
  if [ -n "$client" ]; then
    make_key "$dir/client.key"
    [ -e "$dir/client.crt" ] || sign_client "$client"
  fi
}

renew() {
  for file in ca.crt ca.key server.crt server.key; do [ -e "$dir/$file" ] || wrong_use "$dir has no $file"; done
  if ! lasts "$dir/ca.crt" "$((leaf_days + warn_days))"; then
    sign_ca
    say '  The CA is signed anew: give senders the new ca.crt.'
  fi
  sign_server "${names:-$(present_names)}"
  [ ! -e "$dir/client.crt" ] || sign_client "${client:-$(subject_of "$dir/client.crt")}"
  say '  Let the relay read them: systemctl reload syslog-ng, or systemctl restart rsyslog.'
}

if [ "$action" != check ]; then
  mkdir -p "$dir"
  chmod 755 "$dir"
  rm -rf "$dir"/.new.*
  work=$(mktemp -d "$dir/.new.XXXXXX")
  trap 'rm -rf "$work"' EXIT
  trap 'exit 1' INT TERM HUP
  "$action"
fi
say "$dir:"
check
