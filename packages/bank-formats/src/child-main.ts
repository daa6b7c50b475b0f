import { buffer } from 'node:stream/consumers'
import { BankFileError } from './problems.ts'
import { type ReadBankOptions, readBank } from './read-bank.ts'

// The body of the reading process: a line of JSON and then the file's bytes on stdin, one JSON value on stdout.
// Libraries that chat on stdout would spoil the answer.
console.log = console.error

const input = await buffer(process.stdin)
const end = input.indexOf(10)
const { fileName, ...options } = JSON.parse(input.subarray(0, end).toString()) as ReadBankOptions & { fileName: string }

const answer = await readBank(input.subarray(end + 1), fileName, options).then(
  (reading) => ({ reading }),
  (error: unknown) => ({
    refused:
      error instanceof BankFileError
        ? { code: error.code, params: error.params }
        : { code: 'file.reader-failed', params: {} },
  }),
)
process.stdout.write(JSON.stringify(answer))
