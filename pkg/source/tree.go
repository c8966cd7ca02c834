package source

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"
)

const (
	// MaxFileSize is the largest file that is read, in bytes.
	MaxFileSize = 10 << 20
	// MaxFiles is how many files a scan looks at.
	MaxFiles = 100_000
)

// Tree is a repository opened for reading. Nothing outside of its root can be
// read through it: neither "..", nor an absolute path, nor a symbolic link
// leads out.
type Tree struct {
	root    string // absolute; empty for a tree that has no directory
	fsys    fs.FS
	close   func() error
	targets []Target
	files   map[string]*File
}

// Target is one path the user named, relative to the root of the tree.
type Target struct {
	Path string
	Dir  bool
}

// Open opens the repository that holds the given files and directories. The
// root is the nearest directory above them that has a .git; without one it is
// the working directory when that holds them all, else their nearest common
// directory. No path at all means the working directory. A missing path and paths in
// different repositories are errors.
func Open(paths []string) (*Tree, error) {
	if len(paths) == 0 {
		paths = []string{"."}
	}
	var abs []string
	var targets []Target
	for _, p := range paths {
		a, err := filepath.Abs(p)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", p, err)
		}
		info, err := os.Stat(a)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", p, reason(err))
		}
		if resolved, err := filepath.EvalSymlinks(a); err == nil {
			a = resolved
		}
		abs = append(abs, a)
		targets = append(targets, Target{Path: a, Dir: info.IsDir()})
	}
	root, err := rootOf(targets)
	if err != nil {
		return nil, err
	}
	for i := range targets {
		rel, err := filepath.Rel(root, abs[i])
		if err != nil {
			return nil, fmt.Errorf("%s: %w", paths[i], err)
		}
		targets[i].Path = filepath.ToSlash(rel)
	}
	r, err := os.OpenRoot(root)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", root, reason(err))
	}
	t := newTree(r.FS(), r.Close, targets)
	t.root = root
	return t, nil
}

// Put adds a file that is not in the repository, as if it lay there and the user
// had named it: what came through a pipe, or out of a compiler. It hides a file
// of the same path.
func (t *Tree) Put(name string, data []byte) {
	name = path.Clean(name)
	t.files[name] = NewFile(name, asUTF8(name, data))
	t.targets = append(t.targets, Target{Path: name})
	slices.SortFunc(t.targets, func(a, b Target) int { return strings.Compare(a.Path, b.Path) })
	t.targets = slices.Compact(t.targets)
}

// Abs is where a file of the tree lies on the machine, empty when the tree has
// no directory.
func (t *Tree) Abs(name string) string {
	if t.root == "" {
		return ""
	}
	return filepath.Join(t.root, filepath.FromSlash(name))
}

// Here opens the repository of the working directory, and nothing in it is a
// target.
func Here() (*Tree, error) {
	t, err := Open(nil)
	if err == nil {
		t.targets = nil
	}
	return t, err
}

// Rel turns a path as the user writes it, relative to the working directory,
// into one of the tree. A path that leads out of the tree is an error.
func (t *Tree) Rel(name string) (string, error) {
	if t.root == "" {
		return path.Clean(name), nil
	}
	abs, err := filepath.Abs(name)
	if err != nil {
		return "", fmt.Errorf("%s: %w", name, err)
	}
	// The file itself may be a link; where it lies must be known for certain.
	if dir, err := filepath.EvalSymlinks(filepath.Dir(abs)); err == nil {
		abs = filepath.Join(dir, filepath.Base(abs))
	}
	rel, err := filepath.Rel(t.root, abs)
	if err != nil || !filepath.IsLocal(rel) {
		return "", fmt.Errorf("%s: lies outside of %s, and only files in there are read", name, t.root)
	}
	return filepath.ToSlash(rel), nil
}

// OpenFS opens a file system as a tree, for tests and for callers that have no
// directory. Without paths everything in it is a target.
func OpenFS(fsys fs.FS, paths ...string) (*Tree, error) {
	if len(paths) == 0 {
		paths = []string{"."}
	}
	var targets []Target
	for _, p := range paths {
		info, err := fs.Stat(fsys, p)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", p, reason(err))
		}
		targets = append(targets, Target{Path: p, Dir: info.IsDir()})
	}
	return newTree(fsys, func() error { return nil }, targets), nil
}

func newTree(fsys fs.FS, closer func() error, targets []Target) *Tree {
	slices.SortFunc(targets, func(a, b Target) int { return strings.Compare(a.Path, b.Path) })
	return &Tree{fsys: fsys, close: closer, targets: slices.Compact(targets), files: map[string]*File{}}
}

// rootOf finds the repository of the targets, whose paths are absolute here.
func rootOf(targets []Target) (string, error) {
	root, inGit := "", false
	for i, t := range targets {
		dir := t.Path
		if !t.Dir {
			dir = filepath.Dir(dir)
		}
		r, ok := gitRoot(dir)
		switch {
		case i == 0:
			root, inGit = dir, ok
			if ok {
				root = r
			}
		case ok != inGit || ok && r != root:
			return "", fmt.Errorf("%s and %s lie in different repositories: check them in separate runs", targets[0].Path, t.Path)
		case !ok:
			root = common(root, dir)
		}
	}
	if !inGit {
		if wd, err := os.Getwd(); err == nil {
			if resolved, err := filepath.EvalSymlinks(wd); err == nil {
				wd = resolved
			}
			if common(wd, root) == wd {
				root = wd
			}
		}
	}
	return root, nil
}

func gitRoot(dir string) (string, bool) {
	for {
		if _, err := os.Lstat(filepath.Join(dir, ".git")); err == nil {
			return dir, true
		}
		up := filepath.Dir(dir)
		if up == dir {
			return "", false
		}
		dir = up
	}
}

func common(a, b string) string {
	for a != b {
		if len(a) > len(b) {
			a = filepath.Dir(a)
		} else {
			b = filepath.Dir(b)
		}
	}
	return a
}

// Close releases the root. The files that were read stay valid.
func (t *Tree) Close() error { return t.close() }

// Targets returns what the user named, sorted.
func (t *Tree) Targets() []Target { return t.targets }

// Read reads a regular file of at most [MaxFileSize] bytes. A file is read
// once; later calls return the same *File.
func (t *Tree) Read(name string) (*File, error) {
	name = path.Clean(name)
	if f, ok := t.files[name]; ok {
		return f, nil
	}
	data, err := t.read(name)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, reason(err))
	}
	f := NewFile(name, asUTF8(name, data))
	t.files[name] = f
	return f, nil
}

// Content returns the bytes of a regular file as they are there, and does not keep
// them. It fails as [Tree.Read] does.
func (t *Tree) Content(name string) ([]byte, error) { return t.read(path.Clean(name)) }

func (t *Tree) read(name string) ([]byte, error) {
	f, size, err := t.open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if size > MaxFileSize {
		return nil, fmt.Errorf("it has %d bytes, and at most %d are read", size, MaxFileSize)
	}
	// One byte more than there should be, so that the end is met without growing.
	data := bytes.NewBuffer(make([]byte, 0, size+bytes.MinRead))
	_, err = data.ReadFrom(io.LimitReader(f, MaxFileSize+1))
	if err == nil && data.Len() > MaxFileSize {
		err = fmt.Errorf("it has more than %d bytes", MaxFileSize)
	}
	return data.Bytes(), err
}

var errName = errors.New("its name is not valid UTF-8")

// open opens a regular file inside the root.
func (t *Tree) open(name string) (f fs.File, size int64, err error) {
	if !utf8.ValidString(name) {
		return nil, 0, errName
	}
	if !fs.ValidPath(name) {
		return nil, 0, errors.New("the path leaves the repository")
	}
	// A pipe would block on opening, so look before.
	info, err := fs.Stat(t.fsys, name)
	if err != nil {
		return nil, 0, err
	}
	if !info.Mode().IsRegular() {
		return nil, 0, errors.New("it is not a regular file")
	}
	f, err = t.fsys.Open(name)
	return f, info.Size(), err
}

// Files returns the files that were read, sorted by their path.
func (t *Tree) Files() []*File {
	out := make([]*File, 0, len(t.files))
	for _, name := range slices.Sorted(maps.Keys(t.files)) {
		out = append(out, t.files[name])
	}
	return out
}

// ReadDir lists the names of the regular files (and links to such) directly in
// a directory, sorted.
func (t *Tree) ReadDir(dir string) ([]string, error) {
	dir = path.Clean(dir)
	if !utf8.ValidString(dir) {
		return nil, fmt.Errorf("read %s: %w", dir, errName)
	}
	if !fs.ValidPath(dir) {
		return nil, fmt.Errorf("read %s: the path leaves the repository", dir)
	}
	entries, err := fs.ReadDir(t.fsys, dir)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", dir, reason(err))
	}
	var names []string
	for _, e := range entries {
		if e.Type().IsDir() {
			continue
		}
		if e.Type()&fs.ModeSymlink != 0 {
			if info, err := fs.Stat(t.fsys, path.Join(dir, e.Name())); err == nil && info.IsDir() {
				continue
			}
		}
		names = append(names, e.Name())
	}
	return names, nil
}

// IsDir reports whether there is a directory of that name inside the root.
func (t *Tree) IsDir(dir string) bool {
	dir = path.Clean(dir)
	if !fs.ValidPath(dir) {
		return false
	}
	info, err := fs.Stat(t.fsys, dir)
	return err == nil && info.IsDir()
}

// skipped directories hold nothing that people deploy from.
var skipped = map[string]bool{".git": true, ".terraform": true, "node_modules": true, ".hg": true, ".svn": true}

// Walk calls visit for every file below dir in a fixed order: directories that
// hold no sources (.git, .terraform, node_modules) are left out, and symbolic
// links to directories are not followed. Files that cannot be listed are
// returned as problems.
func (t *Tree) Walk(dir string, visit func(name string)) []Problem {
	var problems []Problem
	count := 0
	err := fs.WalkDir(t.fsys, dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			p := Problem{Severity: Error, Path: name, Message: "cannot be listed: " + reason(err).Error(), Hint: "Check its permissions."}
			if !utf8.ValidString(name) {
				p.Message, p.Hint = "cannot be listed: "+errName.Error(), "Rename it."
			}
			problems = append(problems, p)
			return fs.SkipDir
		}
		if e.IsDir() {
			if name != dir && skipped[e.Name()] {
				return fs.SkipDir
			}
			return nil
		}
		if count++; count > MaxFiles {
			problems = append(problems, Problem{
				Severity: Budget, Path: dir,
				Message: fmt.Sprintf("holds more than %d files; the rest was not read", MaxFiles),
				Hint:    "Name the directories to check.",
			})
			return fs.SkipAll
		}
		visit(name)
		return nil
	})
	if err != nil {
		problems = append(problems, Problem{Severity: Error, Path: dir, Message: "cannot be walked: " + reason(err).Error()})
	}
	return problems
}

// reason strips the path that os errors repeat.
func reason(err error) error {
	if pe, ok := errors.AsType[*fs.PathError](err); ok {
		return pe.Err
	}
	return err
}
