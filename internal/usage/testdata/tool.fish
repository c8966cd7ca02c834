# Completion of tool for fish. Load it with: tool completion fish | source
function __tool_command
	set -l words (commandline -opc)
	test (count $words) -gt 1; and test $words[2] = $argv[1]
end
function __tool_begins
	test (count (commandline -opc)) -eq 1
end
function __tool_rules
	printf '%s\n' R1 first-rule
end
complete -c tool -f
complete -c tool -n __tool_begins -a check -d 'check it: what\'s [there]'
complete -c tool -n '__tool_command check' -F
complete -c tool -n '__tool_command check' -l format -x -a 'text json' -d 'FORMAT of it'
complete -c tool -n '__tool_command check' -l only -x -a '(__tool_rules)' -d 'this RULE only'
complete -c tool -n '__tool_command check' -l output -r -F -d 'write to FILE'
complete -c tool -n '__tool_command check' -l dir -x -a '(__fish_complete_directories)' -d 'look in DIR'
complete -c tool -n '__tool_command check' -l var -x -d 'it\'s a variable'
complete -c tool -n '__tool_command check' -l since -x -d 'what changed since REV'
complete -c tool -n '__tool_command check' -l quiet -d 'say nothing'
complete -c tool -n __tool_begins -a explain -d 'explain'
complete -c tool -n '__tool_command explain' -a '(__tool_rules)'
complete -c tool -n __tool_begins -a new -d 'lay out'
complete -c tool -n '__tool_command new' -a '(__fish_complete_directories)'
complete -c tool -n __tool_begins -a base -d 'remember'
complete -c tool -n '__tool_command base' -a 'create check'
complete -c tool -n '__tool_command base' -F
