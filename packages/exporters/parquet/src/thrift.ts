import type { ByteWriter } from 'hyparquet-writer';

/** The types of Thrift's compact protocol, as far as they are needed (https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md). */
export const FALSE = 2;
export const I32 = 5;
export const I64 = 6;
export const BINARY = 8;
export const LIST = 9;
export const STRUCT = 12;

/** The largest length of a list that stands in the byte of its type. */
const MOST_IN_ONE_BYTE = 14;

/** Begins a field, whose number is so much greater than that of the field before it. */
export function putField(writer: ByteWriter, step: number, type: number): void {
  writer.appendUint8((step << 4) | type);
}

/** A field with a whole number that is not negative. */
export function putNumberField(writer: ByteWriter, step: number, type: number, value: number): void {
  putField(writer, step, type);
  putNumber(writer, value);
}

/** A field with bytes. */
export function putBytesField(writer: ByteWriter, step: number, bytes: Uint8Array): void {
  putField(writer, step, BINARY);
  putBytes(writer, bytes);
}

/** Bytes after their length. */
export function putBytes(writer: ByteWriter, bytes: Uint8Array): void {
  writer.appendVarInt(bytes.length);
  writer.appendBytes(bytes);
}

/** What stands before the items of a list. */
export function putList(writer: ByteWriter, type: number, length: number): void {
  writer.appendUint8((Math.min(length, MOST_IN_ONE_BYTE + 1) << 4) | type);
  if (length > MOST_IN_ONE_BYTE) writer.appendVarInt(length);
}

export function endStruct(writer: ByteWriter): void {
  writer.appendUint8(0);
}

/** A whole number that is not negative, up to 2 ** 52, in zigzag: its double, seven bits a byte, the least first. */
export function putNumber(writer: ByteWriter, value: number): void {
  let rest = 2 * value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) writer.appendUint8((rest % 0x80) | 0x80);
  writer.appendUint8(rest);
}
