/** An edge of a 95% band: the higher one is filled down to the lower one, which stands before it. */
export function bandEdge(
  data: (number | null)[],
  edge: 'low' | 'high',
  { paint, label = '', order = 1 }: { paint: string; label?: string; order?: number }
) {
  return {
    label,
    data,
    fill: edge === 'high' ? ('-1' as const) : (false as const),
    borderWidth: 0,
    borderColor: 'transparent',
    backgroundColor: paint,
    pointStyle: 'rect' as const,
    pointRadius: 0,
    pointHoverRadius: 0,
    // A higher order is drawn earlier: the band lies behind the lines.
    order,
    spanGaps: false
  };
}
