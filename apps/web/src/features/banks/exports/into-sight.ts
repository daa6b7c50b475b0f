/** For what appears at the end of a dialog that may be higher than the screen. */
export const intoSight = (element: HTMLElement | null): void => element?.scrollIntoView({ block: 'nearest' })
