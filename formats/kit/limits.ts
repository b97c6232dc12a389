// How large a thing may be before a file is refused: sizes no honest table of an OPD reaches.

const mebi = 1024 * 1024;

export const limits = {
  /** Bytes looked at to tell formats apart. */
  head: 64 * 1024,
  /** Characters of one field and one record of a text file. */
  field: mebi,
  record: 8 * mebi,
  /** Rows and columns of a sheet, as Excel has them. */
  rows: 1_048_576,
  columns: 16_384,
  merges: 100_000,
  sheets: 2_000,
  /** Comments of a sheet and characters of one that are kept; nobody writes as many, and none is a reason to refuse. */
  comments: 10_000,
  comment: 4_000,
  /** Characters of one cell (Excel allows 32 767) and of all shared strings together. */
  cell: mebi,
  sharedText: 192 * mebi,
  styles: 65_536,
  /** Bytes of one inflated entry and of a whole archive. */
  entry: 2048 * mebi,
  archive: 4096 * mebi,
  entries: 10_000,
  /** An entry larger than this that shrank more than `ratio` times is a bomb. */
  suspicious: 32 * mebi,
  ratio: 250,
  /** Parts that must be held whole: workbook, relations, styles. */
  part: 24 * mebi,
  /** Formats that can only be read whole: bytes of the file, inflated bytes, cells. */
  whole: 64 * mebi,
  wholeInflated: 256 * mebi,
  wholeCells: 6_000_000,
  /** Cells of a PC-Axis cube that are held at once. */
  pxBlock: 2_000_000,
  /** JSON up to this size is parsed at once; beyond it records are split off one by one. */
  json: 16 * mebi,
  jsonRecord: 16 * mebi,
  jsonKeys: 4_096,
  /** More cells than these, and than this many for each byte of the file, are a bomb. */
  jsonCells: 1_000_000,
  jsonRatio: 20,
  jsonDepth: 64,
} as const;
