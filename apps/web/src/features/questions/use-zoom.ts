import { type RefObject, useEffect, useRef, useState } from 'react'

type View = { scale: number; x: number; y: number }
type Point = { x: number; y: number }

const largest = 8
const step = 1.5
const keyStep = 60

/**
 * Scale and place of a picture on its stage, moved so that the point under the fingers stays there. Never smaller than
 * whole, never dragged off the stage.
 */
export const zoomed = (view: View, at: Point, factor: number): View => {
  const scale = Math.min(largest, Math.max(1, view.scale * factor))
  const grown = scale / view.scale
  return { scale, x: at.x - (at.x - view.x) * grown, y: at.y - (at.y - view.y) * grown }
}

export const kept = (
  view: View,
  picture: { width: number; height: number },
  stage: { width: number; height: number },
): View => {
  const bound = (offset: number, size: number, room: number) => {
    const free = Math.max(0, (size * view.scale - room) / 2)
    return Math.min(free, Math.max(-free, offset))
  }
  return { ...view, x: bound(view.x, picture.width, stage.width), y: bound(view.y, picture.height, stage.height) }
}

/** Zooming by wheel, pinch, double tap, keys and buttons; moving by drag and arrow keys. */
export const useZoom = (stage: RefObject<HTMLElement | null>) => {
  const view = useRef<View>({ scale: 1, x: 0, y: 0 })
  const [scale, setScale] = useState(1)
  const controls = useRef({ by: (_factor: number) => {}, whole: () => {} })

  useEffect(() => {
    const element = stage.current
    if (!element) return
    const fingers = new Map<number, Point>()
    let lastTap = { at: 0, x: 0, y: 0 }
    /** Where one finger went down; gone as soon as it drags or a second one joins. */
    let tapped: Point | undefined
    const show = (next: View) => {
      const image = element.querySelector('img')
      if (!image) return
      const picture = { width: image.offsetWidth, height: image.offsetHeight }
      view.current = kept(next, picture, { width: element.clientWidth, height: element.clientHeight })
      const { x, y, scale } = view.current
      image.style.transform = `translate(${x}px, ${y}px) scale(${scale})`
      setScale(scale)
    }
    const fromMiddle = (point: Point): Point => {
      const box = element.getBoundingClientRect()
      return { x: point.x - box.left - box.width / 2, y: point.y - box.top - box.height / 2 }
    }
    const by = (factor: number, at: Point = { x: 0, y: 0 }) => show(zoomed(view.current, at, factor))
    const whole = () => show({ scale: 1, x: 0, y: 0 })
    const move = (x: number, y: number) => show({ ...view.current, x: view.current.x + x, y: view.current.y + y })
    controls.current = { by, whole }

    const down = (event: PointerEvent) => {
      if (event.target instanceof Element && event.target.closest('button')) return
      element.setPointerCapture(event.pointerId)
      fingers.set(event.pointerId, { x: event.clientX, y: event.clientY })
      tapped = fingers.size === 1 ? { x: event.clientX, y: event.clientY } : undefined
    }
    const drag = (event: PointerEvent) => {
      const before = fingers.get(event.pointerId)
      if (!before) return
      const now = { x: event.clientX, y: event.clientY }
      const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1]
      fingers.set(event.pointerId, now)
      if (tapped && Math.hypot(now.x - tapped.x, now.y - tapped.y) > 10) tapped = undefined
      if (!other) return move(now.x - before.x, now.y - before.y)
      const apart = (a: Point) => Math.hypot(a.x - other.x, a.y - other.y)
      const middle = fromMiddle({ x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 })
      by(apart(now) / Math.max(1, apart(before)), middle)
      move((now.x - before.x) / 2, (now.y - before.y) / 2)
    }
    const up = (event: PointerEvent) => {
      if (!fingers.delete(event.pointerId) || event.type === 'pointercancel' || !tapped) return
      const tap = { at: event.timeStamp, x: event.clientX, y: event.clientY }
      const isSecond = tap.at - lastTap.at < 350 && Math.hypot(tap.x - lastTap.x, tap.y - lastTap.y) < 30
      lastTap = isSecond ? { at: 0, x: 0, y: 0 } : tap
      if (!isSecond) return
      if (view.current.scale > 1) whole()
      else by(step * step, fromMiddle(tap))
    }
    const wheel = (event: WheelEvent) => {
      event.preventDefault()
      by(Math.exp(-event.deltaY / 400), fromMiddle({ x: event.clientX, y: event.clientY }))
    }
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const actions: Record<string, () => void> = {
        '+': () => by(step),
        '=': () => by(step),
        '-': () => by(1 / step),
        '0': whole,
        ArrowLeft: () => move(keyStep, 0),
        ArrowRight: () => move(-keyStep, 0),
        ArrowUp: () => move(0, keyStep),
        ArrowDown: () => move(0, -keyStep),
      }
      const act = actions[event.key]
      if (!act) return
      event.preventDefault()
      act()
    }
    const fit = () => show(view.current)
    element.addEventListener('pointerdown', down)
    element.addEventListener('pointermove', drag)
    element.addEventListener('pointerup', up)
    element.addEventListener('pointercancel', up)
    // Not passive: the page behind must not scroll or zoom.
    element.addEventListener('wheel', wheel, { passive: false })
    addEventListener('keydown', press)
    addEventListener('resize', fit)
    return () => {
      element.removeEventListener('pointerdown', down)
      element.removeEventListener('pointermove', drag)
      element.removeEventListener('pointerup', up)
      element.removeEventListener('pointercancel', up)
      element.removeEventListener('wheel', wheel)
      removeEventListener('keydown', press)
      removeEventListener('resize', fit)
    }
  }, [stage])
  return {
    scale,
    canGrow: scale < largest,
    grow: () => controls.current.by(step),
    shrink: () => controls.current.by(1 / step),
  }
}
