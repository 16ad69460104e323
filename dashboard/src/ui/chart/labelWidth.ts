const pen = document.createElement('canvas').getContext('2d');

/** Width of a flag with this name, px. */
export function labelWidth(name: string): number {
  if (pen === null) return name.length * 7;
  pen.font = '600 11px "Libre Franklin Variable", system-ui, sans-serif';
  return Math.ceil(pen.measureText(name).width) + 13;
}
