import styles from './scale.module.css'

type Props = { label: string; value: number; of: number /** Counted from 1. */; place?: number }

/** Progress as a steel rule: a graduation for each step, a longer one for each fifth, a mark where one stands. */
export const Scale = ({ label, value, of, place }: Props) => {
  const steps = Math.max(1, of)
  // Beyond this the graduations would touch on a phone.
  const each = steps > 60 ? Math.ceil(steps / 50) : 1
  const ticks = Array.from({ length: Math.floor(steps / each) + 1 }, (_, index) => index * each)
  return (
    <svg
      className={styles.scale}
      viewBox={`0 0 ${steps} 14`}
      preserveAspectRatio="none"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={of}
      aria-valuenow={value}
    >
      <rect className={styles.rest} width={steps} height="4" />
      <rect className={styles.done} width={Math.min(value, steps)} height="4" />
      {ticks.map((tick) => (
        <path key={tick} className={styles.tick} d={`M${tick} 4v${tick % (5 * each) === 0 ? 7 : 4}`} />
      ))}
      {place === undefined ? null : <path className={styles.here} d={`M${place - 0.5} 0v14`} />}
    </svg>
  )
}
