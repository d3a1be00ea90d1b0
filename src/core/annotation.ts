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
