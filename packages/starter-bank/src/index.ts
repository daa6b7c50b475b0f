export {
  type StarterBank,
  type StarterBankFile,
  type StarterOption,
  type StarterQuestion,
  starterBanks,
} from './starter-banks.ts'
export { type SeedTrade, trades } from './trades.ts'
