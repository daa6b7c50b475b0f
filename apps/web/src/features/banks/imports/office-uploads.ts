import { useRef, useState } from 'react'
import { queryClient } from '../../../api/client.ts'
import { uploadBank } from './office-upload.ts'

export type UploadRow = {
  file: File
  state: 'waiting' | 'sending' | 'sent' | 'failed' | 'stopped'
  /** How much of it has gone, 0 to 1. */
  share: number
  error?: unknown
  importId?: string
}
type Fields = Record<string, string>

const isStop = (error: unknown) => error instanceof Error && error.name === 'AbortError'

/** Sends files one after another as one batch; one that fails does not keep the others back, and can be sent again. */
export const useUploads = () => {
  const [rows, setRows] = useState<UploadRow[]>([])
  const [sending, setSending] = useState(false)
  const stopping = useRef<AbortController>(undefined)
  const batch = useRef<string>(undefined)
  const change = (file: File, changes: Partial<UploadRow>) =>
    setRows((before) => before.map((row) => (row.file === file ? { ...row, ...changes } : row)))

  const sendOne = async (file: File, fields: Fields, answers: File | undefined): Promise<string | undefined> => {
    const { signal } = stopping.current ?? new AbortController()
    if (signal.aborted) {
      change(file, { state: 'stopped' })
      return undefined
    }
    change(file, { state: 'sending', share: 0, error: undefined })
    try {
      const known: Fields = batch.current === undefined ? {} : { batchId: batch.current }
      const onProgress = (share: number) => change(file, { share })
      const sent = await uploadBank({ ...fields, ...known }, { file, answers }, onProgress, signal)
      batch.current = sent.batchId
      change(file, { state: 'sent', share: 1, importId: sent.importId })
      return sent.importId
    } catch (error) {
      change(file, isStop(error) ? { state: 'stopped' } : { state: 'failed', error })
      return undefined
    }
  }

  /** The ids of those that arrived, in their order. */
  const send = async (files: readonly File[], fields: Fields, answers: File | undefined): Promise<string[]> => {
    stopping.current = new AbortController()
    setSending(true)
    const arrived: string[] = []
    for (const file of files) {
      const importId = await sendOne(file, fields, answers)
      if (importId !== undefined) arrived.push(importId)
    }
    setSending(false)
    void queryClient.invalidateQueries({ queryKey: ['GET /api/banks/import-batches'] })
    return arrived
  }
  return {
    rows,
    sending,
    start: (files: readonly File[], fields: Fields, answers: File | undefined) => {
      batch.current = undefined
      setRows(files.map((file) => ({ file, state: 'waiting', share: 0 })))
      return send(files, fields, answers)
    },
    /** Once more those that did not arrive, into the same batch. */
    again: (fields: Fields, answers: File | undefined) =>
      send(
        rows.filter(({ state }) => state === 'failed' || state === 'stopped').map(({ file }) => file),
        fields,
        answers,
      ),
    stop: () => stopping.current?.abort(),
    forget: () => setRows([]),
  }
}
