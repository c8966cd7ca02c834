// Command newrule lays out the folder of a new rule with the next free
// identifier. It runs in the root of the repository.
package main

import (
	"flag"
	"fmt"
	"os"

	"github.com/akslint/akslint/internal/newrule"
)

func main() {
	var r newrule.Rule
	flag.StringVar(&r.Category, "category", "", "folder of the rule, such as network")
	flag.StringVar(&r.Name, "name", "", "what is wrong, in snake_case, such as public_api_server")
	flag.Parse()
	dir, err := lay(r)
	if err != nil {
		fmt.Fprintln(os.Stderr, "newrule:", err)
		os.Exit(1)
	}
	fmt.Printf("%s is laid out; docs/rules/authoring.md tells the rest\n", dir)
}

func lay(r newrule.Rule) (string, error) {
	root, err := os.OpenRoot(".")
	if err != nil {
		return "", err
	}
	defer root.Close()
	dir, _, err := newrule.Lay(root, "rules", r)
	return dir, err
}
