package source

import (
	"bytes"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// Before returns the tree as it was when some of its files had other content: past
// maps their paths to it, nil for a file that was not there. What the user named
// and was not there is no target. The tree it is taken from has to stay open.
func (t *Tree) Before(past map[string][]byte) *Tree {
	o := overlay{FS: t.fsys, past: past, dirs: map[string]bool{}}
	for name, data := range past {
		for dir := path.Dir(name); data != nil && !o.dirs[dir]; dir = path.Dir(dir) {
			o.dirs[dir] = true
		}
	}
	was := newTree(o, func() error { return nil }, slices.DeleteFunc(slices.Clone(t.targets), func(target Target) bool {
		info, err := o.Stat(target.Path)
		return err != nil || info.IsDir() != target.Dir
	}))
	was.root = t.root
	return was
}

// overlay is a file system with other files in it.
type overlay struct {
	fs.FS
	past map[string][]byte
	dirs map[string]bool // what the past files lie in
}

func (o overlay) Open(name string) (fs.File, error) {
	name = resolve(o.FS, name)
	data, changed := o.past[name]
	switch {
	case !changed:
		return o.FS.Open(name)
	case data == nil:
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return memory{bytes.NewReader(data), remembered{path.Base(name), int64(len(data)), 0}}, nil
}

func (o overlay) Stat(name string) (fs.FileInfo, error) {
	name = resolve(o.FS, name)
	data, changed := o.past[name]
	switch {
	case changed && data != nil:
		return remembered{path.Base(name), int64(len(data)), 0}, nil
	case o.dirs[name]:
		return remembered{path.Base(name), 0, fs.ModeDir}, nil
	case changed:
		return nil, &fs.PathError{Op: "stat", Path: name, Err: fs.ErrNotExist}
	}
	return fs.Stat(o.FS, name)
}

// ReadDir lists what is there and was there, and what is not there any more.
func (o overlay) ReadDir(dir string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(o.FS, dir)
	if err != nil && !o.dirs[dir] {
		return entries, err
	}
	there := map[string]bool{}
	entries = slices.DeleteFunc(entries, func(e fs.DirEntry) bool {
		name := path.Join(dir, e.Name())
		_, changed := o.past[name]
		there[name] = !changed
		return changed
	})
	add := func(name string, info remembered) {
		if path.Dir(name) == dir && name != "." && !there[name] {
			there[name] = true
			entries = append(entries, fs.FileInfoToDirEntry(info))
		}
	}
	for name, data := range o.past {
		if data != nil {
			add(name, remembered{path.Base(name), int64(len(data)), 0})
		}
	}
	for name := range o.dirs {
		add(name, remembered{path.Base(name), 0, fs.ModeDir})
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entries, nil
}

// Resolve returns the path that a file has when no symbolic link is followed to
// get there: where its content lies. A link that leads out of the tree stays.
func (t *Tree) Resolve(name string) string { return resolve(t.fsys, path.Clean(name)) }

// mostLinks is how many links one path may lead through.
const mostLinks = 40

func resolve(fsys fs.FS, name string) string {
	links, ok := fsys.(fs.ReadLinkFS)
	if o, is := fsys.(overlay); is {
		return resolve(o.FS, name)
	}
	if !ok || !fs.ValidPath(name) {
		return name
	}
	was, followed := name, 0
	for end := 0; end < len(name); {
		next := strings.IndexByte(name[end+1:], '/')
		if end += 1 + next; next < 0 {
			end = len(name)
		}
		target, err := links.ReadLink(name[:end])
		if err != nil {
			continue // no link, or not there
		}
		name = path.Join(path.Dir(name[:end]), target, name[end:])
		if followed++; path.IsAbs(target) || !fs.ValidPath(name) || followed > mostLinks {
			return was
		}
		end = 0
	}
	return name
}

// memory is a file that is held.
type memory struct {
	*bytes.Reader
	info remembered
}

func (m memory) Stat() (fs.FileInfo, error) { return m.info, nil }
func (m memory) Close() error               { return nil }

// remembered is what is known of a file or a directory that is no more.
type remembered struct {
	name string
	size int64
	mode fs.FileMode
}

func (r remembered) Name() string       { return r.name }
func (r remembered) Size() int64        { return r.size }
func (r remembered) Mode() fs.FileMode  { return r.mode }
func (r remembered) ModTime() time.Time { return time.Time{} }
func (r remembered) IsDir() bool        { return r.mode.IsDir() }
func (r remembered) Sys() any           { return nil }
