#!/bin/sh
# Takes the SentinelOne plugin off a Wazuh manager: what nobody changed is removed or put back byte for byte, foreign edits stay.
# State, lists, token and collected lines stay unless --purge. Options as install.sh: --root DIR, --owner UID:GID, --dry-run, --no-restart.
exec sh "$(dirname "$0")/install.sh" --uninstall "$@"
