import { TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import { banksMessages } from './office-messages.ts'
import styles from './office-questions.module.css'

/** A pause in typing, after which the search is made. */
const pauseMs = 300

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null

/** The words to search for; `/` brings the cursor here from anywhere on the page. */
export const SearchField = ({ value, onChange }: { value: string; onChange: (value: string) => void }) => {
  const words = useMessages(banksMessages)
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(value)
  const latest = useRef(onChange)
  latest.current = onChange
  // The address changes under the field, too: cleared filters, or the browser's way back.
  useEffect(() => setText((before) => (before.trim() === value ? before : value)), [value])
  useEffect(() => {
    if (text.trim() === value) return
    const timer = setTimeout(() => latest.current(text.trim()), pauseMs)
    return () => clearTimeout(timer)
  }, [text, value])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || isTyping(event.target)) return
      event.preventDefault()
      input.current?.select()
      input.current?.focus()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
  return (
    <TextInput
      ref={input}
      type="search"
      className={styles.search}
      label={words.search}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
    />
  )
}
