import { buffer } from 'node:stream/consumers'
import type { Language } from '@lianbing/contract'
import { BankFileError } from './problems.ts'
import { readBank } from './read-bank.ts'

// The body of the reading process: a line of JSON and then the file's bytes on stdin, one JSON value on stdout.
// Libraries that chat on stdout would spoil the answer.
console.log = console.error

const input = await buffer(process.stdin)
const end = input.indexOf(10)
const { fileName, language } = JSON.parse(input.subarray(0, end).toString()) as {
  fileName: string
  language?: Language
}

const answer = await readBank(input.subarray(end + 1), fileName, language ? { language } : {}).then(
  (reading) => ({ reading }),
  (error: unknown) => ({
    refused:
      error instanceof BankFileError
        ? { code: error.code, params: error.params }
        : { code: 'file.reader-failed', params: {} },
  }),
)
process.stdout.write(JSON.stringify(answer))
