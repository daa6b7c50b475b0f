/** Our mark: a try square with its graduation, and the tick of a thing well done. */
export const Logo = ({ size = 28 }: { size?: number }) => (
  <svg width={`${size / 16}em`} height={`${size / 16}em`} viewBox="0 0 64 64" aria-hidden="true" fill="none">
    <path d="M8 4h14v36h36v14H8z" fill="var(--ink)" />
    <path
      d="M8 12h6M8 20h9M8 28h6M8 36h9M26 54v-6M34 54v-9M42 54v-6M50 54v-9"
      stroke="var(--sheet)"
      strokeWidth="2.500"
    />
    <path d="M32 20l9 9L60 9" stroke="var(--next)" strokeWidth="7" />
  </svg>
)
