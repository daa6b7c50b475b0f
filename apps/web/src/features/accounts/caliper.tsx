import styles from './entrance.module.css'

const marks = Array.from({ length: 51 }, (_, index) => index)

/** A vernier caliper on its drawing sheet, in one stroke weight: what a careful hand reaches for first. */
export const Caliper = () => (
  <svg className={styles.caliper} viewBox="0 0 440 200" aria-hidden="true">
    <path d="M52 60h378v34H74v72L52 136z" />
    <path d="M74 60V34L88 22v38" />
    <path d="M128 60v-8h112v8M128 60v106l22-30v-12h90V60M128 52V34l-14-12v30z" />
    <circle cx="206" cy="46" r="7" />
    <path d="M240 108h14v10h-14M430 72h8v10h-8" />
    {marks.map((mark) => (
      <path key={mark} d={`M${84 + mark * 6.6} 94v${mark % 10 === 0 ? -16 : mark % 5 === 0 ? -12 : -8}`} />
    ))}
    {marks.slice(0, 11).map((mark) => (
      <path key={mark} d={`M${150 + mark * 8} 124v${mark % 5 === 0 ? -14 : -9}`} />
    ))}
    <path className={styles.dimension} d="M74 170v14M128 170v14M74 178h54M80 174l-6 4 6 4M122 174l6 4-6 4" />
  </svg>
)
