import { plain } from './comparable.ts'

const speaksOfPicture =
  /图|照片|figur|pictur|image|photo|diagram|drawing|shown|screenshot|icon|logo|imagen|foto|dibujo|gráfic|рис|изображ|картин|abbildung|bild|schéma|dessin/i

/**
 * Whether a text can be understood without the picture that a web page put beside it: it says something at length (some
 * 20 Chinese characters or 60 letters) and does not speak of a picture. In doubt it cannot.
 */
export const standsAlone = (text: string): boolean => {
  const words = plain(text)
  const length = words.length + 2 * (words.match(/\p{Script=Han}/gu)?.length ?? 0)
  return length >= 60 && !speaksOfPicture.test(words)
}
