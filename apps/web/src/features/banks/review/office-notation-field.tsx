import { Button, Group, Textarea } from '@mantine/core'
import { type ClipboardEvent, type DragEvent, type KeyboardEvent, useRef, useState } from 'react'
import { call } from '../../../api/client.ts'
import { ApiProblem } from '../../../api/problem-note.tsx'
import { useMessages } from '../../../i18n/messages.ts'
import { careMessages } from './office-care-messages.ts'
import styles from './office-edit.module.css'
import { type Image, type Names, namePictures, readNotation } from './office-notation.ts'

type Props = {
  label: string
  value: string
  onChange: (value: string, pictures?: Names['pictures']) => void
  names: Names
  gaps?: boolean
  rows?: number
  small?: boolean
  fault?: string | undefined
}

const sendPicture = async (file: File): Promise<Omit<Image, 'alt'>> => {
  const body = new FormData()
  body.set('file', file)
  const { hash, width, height } = await call('POST /api/media', { body })
  return { type: 'image', hash, width, height }
}

/** A text as it is typed, with a bar for what the keyboard does not have; pictures are chosen, pasted or dropped. */
export const NotationField = ({ label, value, onChange, names, gaps, rows = 2, small, fault }: Props) => {
  const words = useMessages(careMessages)
  const area = useRef<HTMLTextAreaElement>(null)
  const file = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const put = (before: string, after: string, pictures?: Names['pictures']) => {
    const field = area.current
    const [from, to] = [field?.selectionStart ?? value.length, field?.selectionEnd ?? value.length]
    const inside = value.slice(from, to)
    onChange(`${value.slice(0, from)}${before}${inside}${after}${value.slice(to)}`, pictures)
    // Once React has written the text: what was chosen stays chosen, within the marks.
    requestAnimationFrame(() => {
      field?.focus()
      field?.setSelectionRange(from + before.length, to + before.length)
    })
  }
  const add = async (chosen: File | undefined) => {
    if (!chosen) return
    setBusy(true)
    setProblem(undefined)
    try {
      const image = await sendPicture(chosen)
      const pictures = namePictures([[{ type: 'paragraph', children: [{ ...image, alt: '' }] }]], names.pictures)
      const name = [...pictures].find(([, known]) => known.hash === image.hash)?.[0] ?? ''
      put(`{{image:${name}|`, `${words.pictureAlt}}}`, pictures)
    } catch (error) {
      setProblem(error)
    } finally {
      setBusy(false)
    }
  }
  const pictureIn = (list: DataTransfer) => [...list.files].find(({ type }) => type.startsWith('image/'))
  const takeFrom = (event: ClipboardEvent | DragEvent, list: DataTransfer) => {
    const picture = pictureIn(list)
    if (!picture) return
    event.preventDefault()
    void add(picture)
  }
  const onKey = (event: KeyboardEvent) => {
    const mark = { b: 'b', i: 'i', u: 'u' }[event.key.toLowerCase()]
    if (!(event.ctrlKey || event.metaKey) || mark === undefined) return
    event.preventDefault()
    put(`{{${mark}:`, '}}')
  }
  const tool = (name: string, act: () => void) => (
    <Button size="compact-xs" variant="default" onClick={act} aria-label={`${label}: ${name}`}>
      {name}
    </Button>
  )
  const { unknown } = readNotation(value, names)
  return (
    <div>
      <Textarea
        ref={area}
        label={label}
        value={value}
        autosize
        minRows={rows}
        maxRows={18}
        error={fault ?? (unknown[0] === undefined ? undefined : words.unknownMark(unknown[0]))}
        onChange={(event) => onChange(event.currentTarget.value)}
        onPaste={(event) => takeFrom(event, event.clipboardData)}
        onDrop={(event) => takeFrom(event, event.dataTransfer)}
        onKeyDown={onKey}
      />
      <Group gap={4} mt={4} className={small ? styles.smallTools : undefined}>
        {gaps ? tool(words.tools.gap, () => put('{{blank}}', '')) : null}
        {tool(words.tools.formula, () => put('\\(', '\\)'))}
        {tool(words.tools.sub, () => put('{{sub:', '}}'))}
        {tool(words.tools.sup, () => put('{{sup:', '}}'))}
        {tool(words.tools.bold, () => put('{{b:', '}}'))}
        {small ? null : tool(words.tools.table, () => put('\n|  |  |\n|  |  |\n', ''))}
        <Button
          size="compact-xs"
          variant="default"
          loading={busy}
          aria-label={`${label}: ${words.tools.picture}`}
          onClick={() => file.current?.click()}
        >
          {words.tools.picture}
        </Button>
        <input
          ref={file}
          type="file"
          accept="image/*"
          hidden
          onChange={(event) => {
            void add(event.currentTarget.files?.[0])
            event.currentTarget.value = ''
          }}
        />
      </Group>
      {problem ? <ApiProblem error={problem} /> : null}
    </div>
  )
}
