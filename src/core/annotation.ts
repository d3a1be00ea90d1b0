/** An event that the owner marks: it stands on every time chart, with what came before and after it. */
export interface Annotation {
  id: string;
  kind: AnnotationKind;
  /** Day numbers; `lastDay` is null for an event of one day. */
  day: number;
  lastDay: number | null;
  text: string;
}

export const ANNOTATION_KINDS = ['campaign', 'price', 'programme', 'other'] as const;
export type AnnotationKind = (typeof ANNOTATION_KINDS)[number];

/**
 * The events by day, each with its number, the same on every chart and list;
 * of two on one day the one that was marked first comes first.
 * @example numberedEvents([{ day: 20, … }, { day: 10, … }]) → number 1 for day 10, number 2 for day 20
 */
export function numberedEvents(
  annotations: readonly Annotation[]
): { number: number; annotation: Annotation }[] {
  return annotations
    .toSorted((a, b) => a.day - b.day)
    .map((annotation, i) => ({ number: i + 1, annotation }));
}
