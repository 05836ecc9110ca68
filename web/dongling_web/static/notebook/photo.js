// An own photo: drawn anew at most so many pixels wide, which leaves behind where and when it was taken.
const WIDEST = 1280, LARGEST = 30_000_000, LONGEST_TEXT = 1_500_000;
const JPEG = /^data:image\/jpeg;base64,[A-Za-z0-9+/]+=*$/;

export const isPhoto = (data) => typeof data === "string" && data.length <= LONGEST_TEXT && JPEG.test(data);

// Returns a data address, or null for what is no picture, or too large.
export async function shrunk(file) {
  if (file.size > LARGEST) return null;
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return null;
  const scale = Math.min(1, WIDEST / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const paper = canvas.getContext("2d");
  paper.fillStyle = "#fff";
  paper.fillRect(0, 0, canvas.width, canvas.height);
  paper.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const data = canvas.toDataURL("image/jpeg", 0.8);
  return isPhoto(data) ? data : null;
}
export function shown(data, alt) {
  return Object.assign(document.createElement("img"), { src: data, alt, className: "try-picture" });
}
