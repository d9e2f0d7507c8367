/*
 * Whether a click was meant for what it falls on.
 *
 * The second click of a double click, or of a double tap, falls on the step that the first has brought, unread.
 * So of several clicks in one place only the first counts, and none does in the moment after a step has come.
 * A click made with a key or by a script is no click of a pointer: it counts.
 */

const MOMENT = 400; // milliseconds: no double tap takes longer, and nobody reads a question and answers it sooner

/* shownAt: when the step came, as performance.now() has it */
export function isMeant({ detail, timeStamp }, shownAt) {
  return detail === 0 || (detail === 1 && timeStamp - shownAt >= MOMENT);
}
