import { importBatches, importDrafts } from '@lianbing/contract'
import { withTx } from '../../db/client.ts'
