/** Which questions are chosen: some by their ids, or all that match the filter. */
export type Selection = { ids: ReadonlySet<string>; all: boolean; last: string | undefined }

export const nothingSelected: Selection = { ids: new Set(), all: false, last: undefined }

/**
 * A row is turned on or off. With `range`, all from the row that was touched last to this one become as this one does,
 * in the order of the list.
 */
export const toggled = (rows: readonly string[], selection: Selection, id: string, range: boolean): Selection => {
  const ids = new Set(selection.all ? rows : selection.ids)
  const on = !ids.has(id)
  const from = selection.last === undefined || !range ? -1 : rows.indexOf(selection.last)
  const at = rows.indexOf(id)
  const touched = from === -1 || at === -1 ? [id] : rows.slice(Math.min(from, at), Math.max(from, at) + 1)
  for (const one of touched) {
    if (on) ids.add(one)
    else ids.delete(one)
  }
  return { ids, all: false, last: id }
}

/** All rows that are shown, or none of them. */
export const toggledPage = (rows: readonly string[], selection: Selection): Selection => {
  const full = rows.every((id) => selection.ids.has(id))
  return full ? nothingSelected : { ids: new Set(rows), all: false, last: undefined }
}
