package helm

// How values come together: what is given for a chart wins over its own values,
// maps are merged, everything else is replaced, and a null takes away what the
// chart says. A chart hands the values below the name of a chart in it to that
// chart, and its global ones to all of them.

const global = "global"

// coalesce puts a chart's own values, and those of the charts below it, under
// what dest gives. With merge a null stays; else it takes the key away.
func (l *ledger) coalesce(c *chart, dest map[string]any, merge bool) {
	l.own(c, dest, merge)
	for _, sub := range c.under {
		if _, ok := l.get(dest, sub.name); !ok {
			l.set(dest, sub.name, val{v: map[string]any{}})
		}
		table, ok := l.below(dest, sub.name)
		if !ok {
			continue // Helm refuses the values; the chart is rendered with its own
		}
		l.globals(table, dest)
		l.coalesce(sub, table, merge)
	}
}

// own puts a chart's own values under dest.
func (l *ledger) own(c *chart, dest map[string]any, merge bool) {
	values, _ := l.copied(c.values).v.(map[string]any)
	for _, key := range sorted(values) {
		of, _ := l.get(values, key)
		given, ok := dest[key]
		if !ok {
			if hidden, open := l.open(dest); open {
				of = hidden.named(key)
			}
			l.set(dest, key, of)
			l.keep(dest, values, key)
			continue
		}
		if given == nil && !merge {
			delete(dest, key)
			continue
		}
		to, isTable := given.(map[string]any)
		if source, ok := of.v.(map[string]any); ok && isTable {
			l.tables(to, source, merge || c.has(key))
		}
	}
}

// has reports whether a chart below takes part under a name.
func (c *chart) has(name string) bool {
	for _, sub := range c.under {
		if sub.name == name {
			return true
		}
	}
	return false
}

// keep notes where a key is written that was taken over.
func (l *ledger) keep(dest, from map[string]any, key string) {
	if k := l.key(from, key); k != nil {
		l.noteKey(dest, key, k)
	}
}

// tables merges source into dest, which wins.
func (l *ledger) tables(dest, source map[string]any, merge bool) {
	says := map[string]bool{}
	for key, v := range source {
		says[key] = v != nil
	}
	for key, v := range dest {
		if _, ok := source[key]; ok && v == nil {
			source[key] = nil
		}
	}
	for _, key := range sorted(source) {
		of, _ := l.get(source, key)
		given, ok := dest[key]
		switch {
		case ok && !merge && given == nil && says[key]:
			delete(dest, key)
		case !ok:
			if hidden, open := l.open(dest); open {
				of = hidden.named(key)
			}
			l.set(dest, key, of)
			l.keep(dest, source, key)
		default:
			to, isTable := given.(map[string]any)
			if from, ok := of.v.(map[string]any); ok && isTable {
				l.tables(to, from, merge)
			}
		}
	}
}

// globals hands the global values of a chart to one below it.
func (l *ledger) globals(dest, source map[string]any) {
	to, ok := l.below(dest, global)
	if !ok {
		if _, there := dest[global]; there {
			return
		}
		to = map[string]any{}
	}
	from, ok := l.below(source, global)
	if _, there := source[global]; there && !ok {
		return
	}
	for _, key := range sorted(from) {
		of, _ := l.get(from, key)
		given, there := to[key]
		table, isTable := of.v.(map[string]any)
		switch below, belowTable := given.(map[string]any); {
		case isTable && there && !belowTable, !isTable && belowTable:
		case isTable && there:
			merged := l.shallow(table)
			l.tables(merged, below, true)
			l.set(to, key, val{v: merged, o: of.o})
		case isTable:
			l.set(to, key, val{v: l.shallow(table), o: of.o})
		default:
			l.set(to, key, of)
		}
		l.keep(to, from, key)
	}
	at, _ := l.get(dest, global)
	l.set(dest, global, val{v: to, o: at.o})
}

// shallow is a copy of a map, with the same values in it.
func (l *ledger) shallow(m map[string]any) map[string]any {
	out := make(map[string]any, len(m))
	for key := range m {
		e, _ := l.get(m, key)
		l.set(out, key, e)
	}
	l.shareKeys(out, m)
	return out
}

// overlay puts a values file over those before it. A null stays, as it may take
// away what the chart says. What an open one does not set may be set by it.
func (l *ledger) overlay(dest, over map[string]any) {
	if hidden, open := l.open(over); open {
		l.unknow(dest, hidden)
	}
	for _, key := range sorted(over) {
		of, _ := l.get(over, key)
		if from, ok := of.v.(map[string]any); ok {
			if to, isTable := l.below(dest, key); isTable {
				l.overlay(to, from)
				continue
			}
		}
		l.set(dest, key, of)
		l.keep(dest, over, key)
	}
}

// at follows a path of names into values. ok is false when there is nothing, or
// a map.
func scalarAt(values map[string]any, path []string) (v any, ok bool) {
	for i, name := range path {
		v, ok = values[name]
		below, isTable := v.(map[string]any)
		if i == len(path)-1 {
			return v, ok && !isTable
		}
		if !isTable {
			return nil, false
		}
		values = below
	}
	return nil, false
}
