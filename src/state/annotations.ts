import type { Annotation } from '../core/annotation';
import { newId } from '../storage/environment';

/** What a user says of an event; it gets its id when it is kept. */
export type EventDraft = Omit<Annotation, 'id'>;

/**
 * The events with one more, or with one of them changed; by day, so that a
 * list reads from the first to the last.
 * @param id of the event that is changed; null for a new one
 */
export function withEvent(
  annotations: readonly Annotation[],
  draft: EventDraft,
  id: string | null
): Annotation[] {
  const kept = annotations.filter((annotation) => annotation.id !== id);
  return [...kept, { ...draft, id: id ?? newId() }].sort((a, b) => a.day - b.day);
}

/** The events without one. */
export function withoutEvent(annotations: readonly Annotation[], id: string): Annotation[] {
  return annotations.filter((annotation) => annotation.id !== id);
}
