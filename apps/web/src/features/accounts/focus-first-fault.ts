/** Once the faults are drawn: brings the first field that has one into sight and under the cursor. */
export const focusFirstFault = (form: HTMLFormElement | null): void => {
  requestAnimationFrame(() => form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
}
