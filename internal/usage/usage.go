// Package usage draws what belongs to a command line beside the program itself:
// completions for shells, the manual page, the help of a command. In goes a
// description of the command line, out comes text; what the commands do it does not
// know.
package usage

// Program is a command line. The zero value has no commands.
type Program struct {
	Name    string
	Summary string // a few words, without a full stop
	Version string // shown at the foot of the manual
	// About are the paragraphs that the manual begins with.
	About    []string
	Commands []Command
	// Sets are lists of words that several flags or arguments take, by name.
	Sets map[string][]string
	// Sections follow the commands in the manual.
	Sections []Section
}

// Command is one of a program.
type Command struct {
	Name    string
	Summary string
	Usage   string // how it is called: akslint check [FLAG]... [PATH]...
	// About says more; paragraphs have an empty line between them.
	About string
	Flags []Flag
	// Args is what may stand where no flag stands.
	Args Values
}

// Flag is one of a command. Without a Value it is a switch.
type Flag struct {
	Name    string // without dashes
	Value   string // what the help calls its value
	Summary string
	Many    bool // it may be repeated
	Values  Values
}

// Values are what a shell offers. The zero value offers nothing.
type Values struct {
	Words []string
	Set   string // a name in the program's Sets
	Files bool   // files and directories
	Dirs  bool   // directories only
	// Revisions offers the branches and tags of the git repository, in bash.
	Revisions bool
}

// Section is a part of the manual: a title and its terms, each explained.
type Section struct {
	Title string
	Terms []Term
}

// Term is a word with its explanation. Without an explanation it is a paragraph.
type Term struct{ Name, Text string }

// All are the words, those of the set after the others.
func (p Program) All(v Values) []string {
	return append(append([]string{}, v.Words...), p.Sets[v.Set]...)
}
