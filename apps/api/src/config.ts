import { z } from 'zod'

const list = z.string().transform((text) => text.split(/[\s,]+/).filter((part) => part !== ''))
/** An address range such as 10.0.0.0/8. Counts of proxies are not taken: a client could choose its own address. */
const addressRange = z.union([z.cidrv4(), z.cidrv6(), z.ipv4(), z.ipv6()], 'an address or range such as 10.0.0.0/8')
const timeZone = z.string().refine((zone) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}, 'a time zone such as Asia/Shanghai')

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'a postgres:// address' }).optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'the address that browsers use, http:// or https://' }).optional(),
  TRUST_PROXY: list.pipe(z.array(addressRange)).optional(),
  TIME_ZONE: timeZone.default('Asia/Shanghai'),
  LIANBING_DEMO_PASSWORD: z.string().min(8).max(200).optional(),
  METRICS_TOKEN: z.string().min(16, 'at least 16 characters').optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('warn'),
})

export type Config = {
  port: number
  host: string
  dataDir: string
  databaseUrl: string | undefined
  publicUrl: URL | undefined
  trustProxy: string[]
  timeZone: string
  demoPassword: string | undefined
  metricsToken: string | undefined
  logLevel: z.infer<typeof schema>['LOG_LEVEL']
}

/** The settings could not be read; the message names every fault. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/** Reads the settings from the environment, once; an empty variable counts as absent. */
export const readConfig = (environment: Record<string, string | undefined> = process.env): Config => {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = schema.safeParse(given)
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `  ${issue.path[0]?.toString()}: ${issue.message}`)
    throw new ConfigError(`These settings cannot be used:\n${faults.join('\n')}`)
  }
  const settings = parsed.data
  return {
    port: settings.PORT,
    host: settings.HOST,
    dataDir: settings.DATA_DIR,
    databaseUrl: settings.DATABASE_URL,
    publicUrl: settings.PUBLIC_URL === undefined ? undefined : new URL(settings.PUBLIC_URL),
    trustProxy: settings.TRUST_PROXY ?? [],
    timeZone: settings.TIME_ZONE,
    demoPassword: settings.LIANBING_DEMO_PASSWORD,
    metricsToken: settings.METRICS_TOKEN,
    logLevel: settings.LOG_LEVEL,
  }
}
