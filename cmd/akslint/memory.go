package main

import (
	"os"
	"runtime/debug"
	"runtime/metrics"
)

// largeHeap is from how many bytes on memory is worth more than time.
const largeHeap = 128 << 20

// spareMemory makes the collector run before the heap has doubled, where it is
// large already: what has been read stays until the end, and rules leave much
// behind that nobody needs any more.
func spareMemory() {
	if os.Getenv("GOGC") != "" {
		return
	}
	heap := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(heap)
	if heap[0].Value.Uint64() > largeHeap {
		debug.SetGCPercent(100)
	}
}
