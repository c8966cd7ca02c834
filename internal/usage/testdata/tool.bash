# Completion of tool for bash. Load it with: source <(tool completion bash)
_tool_revisions() {
	# A branch may be called like a command: only plain names are offered.
	local name plain='^[[:alnum:]._/@+-]+$'
	COMPREPLY=()
	while IFS= read -r name; do
		if [[ $name == "$1"* && $name =~ $plain ]]; then
			COMPREPLY+=("$name")
		fi
	done < <(git for-each-ref --format='%(refname:short)' refs/heads refs/remotes refs/tags 2>/dev/null)
}
_tool() {
	local cur="${COMP_WORDS[COMP_CWORD]}" flag="${COMP_WORDS[COMP_CWORD-1]}" words=""
	# bash takes --flag=value for three words.
	if [[ $cur == "=" ]]; then
		cur=""
	elif [[ $flag == "=" ]]; then
		flag="${COMP_WORDS[COMP_CWORD-2]}"
	fi
	local rules='R1 first-rule'
	COMPREPLY=()
	if ((COMP_CWORD == 1)); then
		COMPREPLY=($(compgen -W 'check explain new base' -- "$cur"))
		return
	fi
	case "${COMP_WORDS[1]} $flag" in
	'check --format') words='text json' ;;
	'check --only') words=''" $rules" ;;
	'check --output') return ;;
	'check --dir') compopt -o dirnames 2>/dev/null; return ;;
	'check --var') return ;;
	'check --since') _tool_revisions "$cur"; return ;;
	*)
		case "${COMP_WORDS[1]}" in
		check)
			if [[ $cur == -* ]]; then
				words='--format --only --output --dir --var --since --quiet'
			fi
			;;
		explain)
			if [[ $cur == -* ]]; then
				words=''
			else
				words=''" $rules"
			fi
			;;
		new)
			if [[ $cur == -* ]]; then
				words=''
			fi
			;;
		base)
			if [[ $cur == -* ]]; then
				words=''
			else
				words='create check'
			fi
			;;
		esac
		;;
	esac
	COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o default -o bashdefault -F _tool tool
