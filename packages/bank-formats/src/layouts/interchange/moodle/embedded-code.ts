/** How an embedded question of Moodle begins: marks, type and then its answers. */
export const embeddedCode = /^\d{0,4}:\s*[A-Z]{2,30}(?:_[A-Z]{1,3})?\s*:/
