/**
 * The exam point that a category's path stands for: its last name. What Moodle names itself (the top, the default
 * category of a course) says nothing about questions.
 */
export const categoryPoint = (path: string): string | undefined => {
  // A doubled slash belongs to a name.
  const names = path
    .trim()
    .split(/(?<!\/)\/(?!\/)/)
    .map((name) => name.replaceAll('//', '/').trim())
  const last = names.at(-1) ?? ''
  return last === '' || /^\$.*\$$|^top$|^default for /i.test(last) ? undefined : last
}
