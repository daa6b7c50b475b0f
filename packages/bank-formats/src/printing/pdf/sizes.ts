/** In points. */
export const a4 = { width: 595.28, height: 841.89 }
/** The strip left of the text holds the sealing line. */
export const margins = { left: 84, right: 44, top: 52, bottom: 50 }
export const textWidth = a4.width - margins.left - margins.right
export const textHeight = a4.height - margins.top - margins.bottom

export const bodySize = 10.5
export const lineHeight = 17
