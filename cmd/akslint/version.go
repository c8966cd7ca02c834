package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/urfave/cli/v2"
)

// version is set by the build (see the Makefile); empty in other builds.
var version string

func versionCommand(s streams) *cli.Command {
	return &cli.Command{
		Name:      "version",
		Usage:     "print the version",
		UsageText: "akslint version",
		Action: func(c *cli.Context) error {
			if err := noArguments(c); err != nil {
				return err
			}
			_, err := fmt.Fprintln(s.out, versionLine())
			return err
		},
	}
}

// toolVersion is the version that was built in, else the one that Go knows the
// module by, else "devel".
func toolVersion() string {
	if version != "" {
		return version
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return "devel"
}

func versionLine() string {
	return fmt.Sprintf("akslint %s (%s, %s/%s)", toolVersion(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
}

// noArguments refuses what a command would otherwise silently ignore.
func noArguments(c *cli.Context) error {
	if c.Args().Present() {
		return fmt.Errorf("akslint %s takes no arguments, but was given %q", c.Command.Name, c.Args().First())
	}
	return nil
}
