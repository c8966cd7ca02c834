#compdef tool
# Completion of tool for zsh. Save it as _tool in a directory of $fpath, or
# load it with: source <(tool completion zsh)

_tool_rules() {
	local -a words=(R1 first-rule)
	compadd -a words
}

_tool() {
	local curcontext="$curcontext" state line
	typeset -A opt_args
	local -a commands=(
		'check:check it\: what'\''s \[there\]'
		'explain:explain'
		'new:lay out'
		'base:remember'
	)
	_arguments -C '1: :->command' '*:: :->argument'
	case $state in
	command) _describe -t commands 'tool command' commands ;;
	argument)
		case $line[1] in
		check)
			_arguments \
				'--format=[FORMAT of it]:FORMAT:(text json)' \
				'*--only=[this RULE only]:RULE:_tool_rules' \
				'--output=[write to FILE]:FILE:_files' \
				'--dir=[look in DIR]:DIR:_files -/' \
				'--var=[it'\''s a variable]:NAME=VALUE: ' \
				'--since=[what changed since REV]:REV: ' \
				'--quiet[say nothing]' \
				'*:path:_files'
			;;
		explain)
			_arguments \
				'*:argument:_tool_rules'
			;;
		new)
			_arguments \
				'*:directory:_files -/'
			;;
		base)
			_arguments \
				'1:argument:(create check)' '*:path:_files'
			;;
		esac
		;;
	esac
}

if [[ $funcstack[1] == _tool ]]; then
	_tool "$@"
else
	compdef _tool tool
fi
