//! A file that is sent while it is made: whoever makes it waits where the reader
//! is slow, and learns when the reader has gone, so that only a few pieces are
//! ever in memory.

use axum::body::{Bytes, HttpBody};
use hyper::body::Frame;
use std::io::{self, Write};
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::sync::mpsc::{Receiver, Sender, channel};

/// Bytes of a piece, about.
const PIECE: usize = 64 << 10;
/// Pieces that wait to be sent.
const WAITING: usize = 4;

/// Pieces on their way to a reader, as the body of an answer.
#[derive(Debug)]
pub struct Pieces(Receiver<io::Result<Bytes>>);

/// Takes what is written; only for a thread that may wait.
#[derive(Debug)]
pub struct PieceWriter {
    sender: Sender<io::Result<Bytes>>,
    piece: Vec<u8>,
    is_whole: bool,
}

/// Both ends of a file that is made while it is sent.
pub fn pieces() -> (PieceWriter, Pieces) {
    let (sender, receiver) = channel(WAITING);
    let writer = PieceWriter {
        sender,
        piece: Vec::with_capacity(PIECE),
        is_whole: false,
    };
    (writer, Pieces(receiver))
}

impl PieceWriter {
    /// Says that the file is whole. One that is never said to be is cut off, so
    /// that no reader takes a part for the whole.
    pub fn end(mut self) {
        self.is_whole = self.flush().is_ok();
    }
}

impl Write for PieceWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.piece.extend_from_slice(bytes);
        if self.piece.len() >= PIECE {
            self.flush()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.piece.is_empty() {
            return Ok(());
        }
        let piece = std::mem::replace(&mut self.piece, Vec::with_capacity(PIECE));
        let sent = self.sender.blocking_send(Ok(Bytes::from(piece)));
        sent.map_err(|_| io::Error::new(io::ErrorKind::BrokenPipe, "the reader has gone"))
    }
}

impl Drop for PieceWriter {
    fn drop(&mut self) {
        if !self.is_whole {
            let broken = io::Error::other("the file was not made to its end");
            // A reader that has gone needs no telling.
            let _ = self.sender.blocking_send(Err(broken));
        }
    }
}

impl HttpBody for Pieces {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        let piece = self.get_mut().0.poll_recv(context);
        piece.map(|piece| piece.map(|piece| piece.map(Frame::data)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use http_body_util::BodyExt;

    #[tokio::test(flavor = "multi_thread")]
    async fn a_file_comes_whole_or_is_cut_off() {
        for is_whole in [true, false] {
            let (mut writer, pieces) = pieces();
            let content = vec![7; 3 * PIECE + 1];
            let writing = tokio::task::spawn_blocking(move || {
                writer.write_all(&content).expect("somebody reads");
                if is_whole {
                    writer.end();
                }
            });
            let read = pieces.collect().await;
            writing.await.expect("writing ends");
            match is_whole {
                true => assert_eq!(read.expect("it is whole").to_bytes().len(), 3 * PIECE + 1),
                false => assert!(read.is_err()),
            }
        }
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn whoever_makes_it_learns_that_the_reader_has_gone() {
        let (mut writer, pieces) = pieces();
        drop(pieces);
        let writing = tokio::task::spawn_blocking(move || writer.write_all(&vec![7; PIECE]));
        assert!(writing.await.expect("writing ends").is_err());
    }
}
