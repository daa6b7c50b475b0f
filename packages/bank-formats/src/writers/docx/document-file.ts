import { type ZipPart, zipFile } from '../zip-file.ts'

/** A picture's part, by the id of its relation. */
export interface DocumentPicture {
  relation: string
  name: string
  bytes: Uint8Array
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

const fonts = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体"/>'
const style = (id: string, name: string, paragraph: string, run: string) =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${id === 'Normal' ? '' : '<w:basedOn w:val="Normal"/>'}<w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`
const styles = `${head}<w:styles xmlns:w="${main}"><w:docDefaults><w:rPrDefault><w:rPr>${fonts}<w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>${style('Normal', 'Normal', '<w:spacing w:after="60" w:line="300" w:lineRule="auto"/>', '')}${style('Title', 'Title', '<w:spacing w:after="240"/><w:jc w:val="center"/>', '<w:b/><w:sz w:val="32"/>')}${style('Heading1', 'heading 1', '<w:keepNext/><w:spacing w:before="240" w:after="120"/><w:outlineLvl w:val="0"/>', '<w:b/><w:sz w:val="26"/>')}${style('Option', 'Option', '<w:ind w:left="420"/>', '')}</w:styles>`

const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`
const relations = (inside: string) =>
  `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`

/** A Word document of this body, on A4; `footer` is a paragraph at the end of every page. */
export const documentFile = (body: string, pictures: readonly DocumentPicture[], footer?: string): Uint8Array => {
  const footed = footer === undefined ? '' : '<w:footerReference w:type="default" r:id="rIdFooter"/>'
  const kind = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
  const parts: ZipPart[] = [
    {
      name: '[Content_Types].xml',
      data: `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="jpeg" ContentType="image/jpeg"/><Default Extension="webp" ContentType="image/webp"/><Override PartName="/word/document.xml" ContentType="${kind}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${kind}.styles+xml"/>${footer === undefined ? '' : `<Override PartName="/word/footer1.xml" ContentType="${kind}.footer+xml"/>`}</Types>`,
    },
    { name: '_rels/.rels', data: relations(relation('rId1', 'officeDocument', 'word/document.xml')) },
    {
      name: 'word/document.xml',
      data: `${head}<w:document xmlns:w="${main}" xmlns:r="${office}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><w:body>${body}<w:sectPr>${footed}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`,
    },
    {
      name: 'word/_rels/document.xml.rels',
      data: relations(
        relation('rId1', 'styles', 'styles.xml') +
          (footer === undefined ? '' : relation('rIdFooter', 'footer', 'footer1.xml')) +
          pictures.map((picture) => relation(picture.relation, 'image', `media/${picture.name}`)).join(''),
      ),
    },
    { name: 'word/styles.xml', data: styles },
    ...(footer === undefined
      ? []
      : [{ name: 'word/footer1.xml', data: `${head}<w:ftr xmlns:w="${main}">${footer}</w:ftr>` }]),
    ...pictures.map(({ name, bytes }) => ({ name: `word/media/${name}`, data: bytes, stored: true })),
  ]
  return zipFile(parts)
}
