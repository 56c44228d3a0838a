//! A daemon of our own that speaks the same way.

use super::{Scanner, ScannerAddress, Verdict};
use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener};
use std::thread;
use std::time::Duration;

/// Reads what `INSTREAM` sends: the file, put together from its pieces.
fn received(line: &mut impl Read) -> Vec<u8> {
    let mut command = [0; 10];
    line.read_exact(&mut command).expect("a command");
    assert_eq!(&command, b"zINSTREAM\0");
    let mut file = Vec::new();
    loop {
        let mut length = [0; 4];
        line.read_exact(&mut length).expect("a length");
        let length = u32::from_be_bytes(length) as usize;
        if length == 0 {
            return file;
        }
        let mut piece = vec![0; length];
        line.read_exact(&mut piece).expect("a piece");
        file.extend(piece);
    }
}

/// Scans a file at a daemon that answers this; also what the daemon received.
fn scan(content: &[u8], answer: &'static [u8]) -> (std::io::Result<Verdict>, Vec<u8>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address").to_string();
    let daemon = thread::spawn(move || {
        let (mut line, _) = listener.accept().expect("a caller");
        let file = received(&mut line);
        line.write_all(answer).expect("an answer");
        line.shutdown(Shutdown::Write).expect("an end");
        file
    });
    let scanner = Scanner {
        address: ScannerAddress::Tcp(address),
        patience: Duration::from_secs(20),
    };
    let verdict = scanner.scan(content);
    (verdict, daemon.join().expect("the daemon ends"))
}

#[test]
fn the_daemon_gets_every_byte_and_its_word_is_taken() {
    let long: Vec<u8> = (0..200_000u32).map(|place| place as u8).collect();
    for content in [&b""[..], b"x", &long] {
        let (verdict, received) = scan(content, b"stream: OK\0");
        assert_eq!(verdict.expect("a verdict"), Verdict::Clean);
        assert_eq!(received, content);
    }
    let (verdict, _) = scan(b"x", b"stream: Prima.Test.EICAR FOUND\0");
    let infected = Verdict::Infected("Prima.Test.EICAR".to_owned());
    assert_eq!(verdict.expect("a verdict"), infected);
}

#[test]
fn a_file_is_not_clean_because_the_daemon_stumbles() {
    for answer in [
        &b""[..],
        b"INSTREAM size limit exceeded. ERROR\0",
        b"stream: NOT OK\0",
        b"\xff\xfe",
    ] {
        let (verdict, _) = scan(b"x", answer);
        assert!(verdict.is_err(), "{answer:?}: {verdict:?}");
    }
}

#[test]
fn a_daemon_that_takes_no_more_is_heard_to_the_end() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address").to_string();
    let daemon = thread::spawn(move || {
        let (mut line, _) = listener.accept().expect("a caller");
        let mut begun = [0; 10];
        line.read_exact(&mut begun).expect("a command");
        let answer = b"INSTREAM size limit exceeded. ERROR\0";
        line.write_all(answer).expect("an answer");
        line.shutdown(Shutdown::Write).expect("an end");
        // Read on, so that what is still under way does not take the answer along.
        let _ = std::io::copy(&mut line, &mut std::io::sink());
    });
    let scanner = Scanner {
        address: ScannerAddress::Tcp(address),
        patience: Duration::from_secs(20),
    };
    let error = scanner.scan(&[0; 100_000]).expect_err("no verdict");
    assert!(error.to_string().contains("size limit exceeded"), "{error}");
    daemon.join().expect("the daemon ends");
}

#[test]
fn only_a_clamav_answers_a_ping() {
    for (answer, is_there) in [(&b"PONG\0"[..], true), (b"220 mail ESMTP\r\n", false)] {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address").to_string();
        let daemon = thread::spawn(move || {
            let (mut line, _) = listener.accept().expect("a caller");
            let mut command = [0; 6];
            line.read_exact(&mut command).expect("a command");
            assert_eq!(&command, b"zPING\0");
            line.write_all(answer).expect("an answer");
        });
        let scanner = Scanner {
            address: ScannerAddress::Tcp(address),
            patience: Duration::from_secs(20),
        };
        assert_eq!(scanner.ping().is_ok(), is_there, "{answer:?}");
        daemon.join().expect("the daemon ends");
    }
}

#[test]
fn an_address_is_a_socket_of_this_machine_or_a_host_with_its_port() {
    let tcp = |text: &str| Some(ScannerAddress::Tcp(text.to_owned()));
    let unix = |text: &str| Some(ScannerAddress::Unix(text.into()));
    for (text, expected) in [
        ("unix:/run/clamav/clamd.ctl", unix("/run/clamav/clamd.ctl")),
        ("tcp:127.0.0.1:3310", tcp("127.0.0.1:3310")),
        ("tcp:[::1]:3310", tcp("[::1]:3310")),
        ("tcp:pemindai.example:3310", tcp("pemindai.example:3310")),
        ("unix:clamd.ctl", None),
        ("/run/clamav/clamd.ctl", None),
        ("127.0.0.1:3310", None),
        ("tcp:127.0.0.1", None),
        ("tcp:127.0.0.1:0", None),
        ("tcp:127.0.0.1:99999", None),
        ("tcp::3310", None),
        ("", None),
    ] {
        let address = ScannerAddress::parse(text);
        assert_eq!(address, expected, "{text}");
        if let Some(address) = address {
            assert_eq!(address.to_string(), text);
        }
    }
}

#[test]
fn a_file_is_not_clean_because_no_daemon_is_there() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address").to_string();
    drop(listener);
    let scanner = Scanner {
        address: ScannerAddress::Tcp(address),
        patience: Duration::from_secs(1),
    };
    assert!(scanner.scan(b"x").is_err());
}

#[cfg(unix)]
#[test]
fn a_socket_of_this_machine_serves_as_well() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("clamd.sock");
    let listener = std::os::unix::net::UnixListener::bind(&path).expect("a socket");
    let daemon = thread::spawn(move || {
        let (mut line, _) = listener.accept().expect("a caller");
        let file = received(&mut line);
        line.write_all(b"stream: OK\0").expect("an answer");
        file
    });
    let scanner = Scanner {
        address: ScannerAddress::Unix(path),
        patience: Duration::from_secs(20),
    };
    assert_eq!(scanner.scan(b"abc").expect("a verdict"), Verdict::Clean);
    assert_eq!(daemon.join().expect("the daemon ends"), b"abc");
}
