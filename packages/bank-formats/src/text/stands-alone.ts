import { plain } from './comparable.ts'

/** Whole words: "gráfico" speaks of a picture, "ortográfico" and "configuration" do not. */
const latin = [
  'figures?|figuras?|fig|pictures?|pictured|images?|imagen|imágenes|photos?|photographs?|fotos?|fotografías?',
  'diagrams?|diagramas?|diagrammes?|graphs?|charts?|maps?|sketch|sketches|drawings?|drawn|shown|screenshots?|icons?|logos?',
  'dibujos?|gráficos?|gráficas?|Abbildung|Abbildungen|Bild|Bilder|Bildes|Skizze|Zeichnung|schéma|schémas|dessins?',
].join('|')
const speaksOfPicture = new RegExp(`图|照片|рисун|изображ|картин|(?<!\\p{L})(?:${latin})(?!\\p{L})`, 'iu')

/**
 * Whether a text can be understood without the picture that a web page put beside it: it says something at length (some
 * 20 Chinese characters or 60 letters) and does not speak of a picture. In doubt it cannot.
 */
export const standsAlone = (text: string): boolean => {
  const words = plain(text)
  const length = words.length + 2 * (words.match(/\p{Script=Han}/gu)?.length ?? 0)
  return length >= 60 && !speaksOfPicture.test(words)
}
