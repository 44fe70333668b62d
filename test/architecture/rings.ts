/** The rings of a graph; each once, beginning with the node that comes first. */
export function ringsIn(graph: ReadonlyMap<string, Iterable<string>>): readonly (readonly string[])[] {
  const rings = new Map<string, readonly string[]>();
  const done = new Set<string>();
  const visit = (node: string, trail: readonly string[]): void => {
    const start = trail.indexOf(node);
    if (start >= 0) {
      const ring = ringFrom(trail.slice(start));
      rings.set(ring.join(' → '), ring);
    } else if (!done.has(node)) {
      for (const target of graph.get(node) ?? []) {
        visit(target, [...trail, node]);
      }
      done.add(node);
    }
  };
  for (const node of graph.keys()) {
    visit(node, []);
  }
  return [...rings.values()];
}

function ringFrom(ring: readonly string[]): readonly string[] {
  const first = ring.indexOf([...ring].sort()[0] ?? '');
  return [...ring.slice(first), ...ring.slice(0, first)];
}
