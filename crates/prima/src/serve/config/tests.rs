//! Which value holds, and what is said about one that cannot.

use super::*;
use prima_workflow::post::Security;

fn read_with(arguments: &cli::Serve, variables: &[(&str, &str)]) -> Result<Config, String> {
    let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
    let environment: Environment = variables.iter().map(owned).collect();
    read(arguments, &environment, Lang::En).map_err(|refusal| refusal.text)
}

fn file(text: &str) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("prima.toml");
    std::fs::write(&path, text).expect("written");
    let path = path.display().to_string();
    (folder, path)
}

#[test]
fn arguments_come_before_the_environment_before_the_file_before_defaults() {
    let (_folder, path) = file(
        "listen = \"127.0.0.1:1\"\ndatabase = \"sqlite:file.db\"\norigin = \"https://file.example/\"\ncache_mb = 3\n",
    );
    let arguments = cli::Serve {
        listen: Some("127.0.0.1:3".to_owned()),
        ..cli::Serve::default()
    };
    let variables = [
        ("PRIMA_CONFIG", path.as_str()),
        ("PRIMA_LISTEN", "127.0.0.1:2"),
        ("PRIMA_DATABASE", "sqlite:environment.db"),
        ("PRIMA_LOG_LEVEL", ""),
    ];
    let config = read_with(&arguments, &variables).expect("a setup");
    assert_eq!(config.listen.port(), 3);
    assert_eq!(config.database, "sqlite:environment.db");
    assert_eq!(config.origin, "https://file.example");
    assert_eq!(config.cache_mb, 3);
    assert_eq!(config.log_level, "info", "an empty variable says nothing");
    assert_eq!(config.connections, 10_000);
}

#[test]
fn every_problem_is_said_with_its_place() {
    let (_folder, path) = file("cache_mb = 0\nlisten_on = \"x\"\n\norigin = [\"x\"]\n");
    let arguments = cli::Serve {
        listen: Some("nowhere".to_owned()),
        config: Some(path.clone().into()),
        ..cli::Serve::default()
    };
    let variables = [
        ("PRIMA_DATABASE", "mysql://prima:sesame@db/prima"),
        ("PRIMA_LOG_FORMAT", "xml"),
    ];
    let said = read_with(&arguments, &variables).expect_err("problems");
    for part in [
        "--listen",
        "PRIMA_DATABASE",
        "PRIMA_LOG_FORMAT",
        &format!("{path}:1 cache_mb"),
        &format!("{path}:2 listen_on"),
        &format!("{path}:4 origin"),
    ] {
        assert!(said.contains(part), "{part} is not said in\n{said}");
    }
    assert_eq!(said.lines().count(), 6, "{said}");
    assert!(!said.contains("sesame"), "{said}");
}

#[test]
fn all_mistakes_are_named_at_once_in_the_order_of_the_lines() {
    let (_folder, path) = file(
        "connections = 1\nlog_level = inof\nlisen = \"x\"\ncontact = admin@prima.example\ncache_mb = \"much\"\n= 3\n",
    );
    let variables = [("PRIMA_CONFIG", path.as_str()), ("PRIMA_LOGLEVEL", "info")];
    let said = read_with(&cli::Serve::default(), &variables).expect_err("problems");
    let lines: Vec<&str> = said.lines().collect();
    let expected = [
        "PRIMA_LOGLEVEL: there is no such setting; did you mean PRIMA_LOG_LEVEL? There are: \
         PRIMA_LISTEN, "
            .to_owned(),
        format!("{path}:1 connections"),
        format!("{path}:2 log_level: put it in quotation marks: log_level = \"inof\"."),
        format!(
            "{path}:3 lisen: there is no such setting; did you mean listen? There are: listen, "
        ),
        format!("{path}:4 contact: put it in quotation marks: contact = \"admin@prima.example\"."),
        format!("{path}:5 cache_mb"),
        format!("{path}:6"),
    ];
    assert_eq!(lines.len(), expected.len(), "{said}");
    for (line, start) in lines.iter().zip(&expected) {
        assert!(
            line.starts_with(start),
            "{line} does not start with {start}"
        );
    }
}

#[test]
fn a_level_nobody_knows_is_refused() {
    for level in ["inof", "loud"] {
        let said = read_with(&cli::Serve::default(), &[("PRIMA_LOG_LEVEL", level)]);
        let said = said.expect_err("a problem");
        assert!(
            said.starts_with("PRIMA_LOG_LEVEL") && said.contains(level),
            "{said}"
        );
    }
}

#[test]
fn a_file_that_cannot_be_read_is_said() {
    let (_folder, path) = file("no toml\n");
    for (path, part) in [
        (path.as_str(), "TOML"),
        ("no/such/prima.toml", "no/such/prima.toml"),
    ] {
        let said = read_with(&cli::Serve::default(), &[("PRIMA_CONFIG", path)]);
        let said = said.expect_err("a problem");
        assert!(said.contains(part) && said.contains(path), "{said}");
    }
}

#[test]
fn an_origin_is_scheme_and_host() {
    for (text, expected) in [
        ("", Some("")),
        ("https://prima.example", Some("https://prima.example")),
        ("http://127.0.0.1:8080/", Some("http://127.0.0.1:8080")),
        ("prima.example", None),
        ("https://", None),
        ("https://prima.example/path", None),
        ("ftp://prima.example", None),
        ("https://prima.example\" onload", None),
    ] {
        assert_eq!(origin(text).as_deref(), expected, "{text:?}");
    }
}

#[test]
fn a_contact_is_an_address_alone() {
    for (text, expected) in [
        ("", Some("")),
        ("admin@prima.example", Some("admin@prima.example")),
        ("a.b+c@sub.prima.example", Some("a.b+c@sub.prima.example")),
        ("admin", None),
        ("@prima.example", None),
        ("admin@", None),
        ("Admin <admin@prima.example>", None),
        ("admin@prima.example?subject=x", None),
    ] {
        assert_eq!(contact(text).as_deref(), expected, "{text:?}");
    }
}

/// What the settings say of evidence.
fn evidence(variables: &[(&str, &str)]) -> Result<EvidencePlace, String> {
    let config = read_with(&cli::Serve::default(), variables);
    config.map(|config| config.evidence)
}

#[test]
fn evidence_lies_beside_the_database_in_a_folder_or_in_a_bucket() {
    assert_eq!(evidence(&[]), Ok(EvidencePlace::Beside));
    let folder = evidence(&[("PRIMA_EVIDENCE", "/srv/bukti")]);
    assert_eq!(folder, Ok(EvidencePlace::Folder("/srv/bukti".into())));
    let (_folder, file) = file(" rahasia/+x \n");
    for (named, prefix) in [("s3://bukti", ""), ("s3://bukti/prima/2026/", "prima/2026")] {
        let variables = [
            ("PRIMA_EVIDENCE", named),
            ("PRIMA_S3_ENDPOINT", "https://s3.example/"),
            ("PRIMA_S3_KEY_ID", "KUNCI"),
            ("PRIMA_S3_SECRET_FILE", file.as_str()),
        ];
        let Ok(EvidencePlace::Bucket(settings)) = evidence(&variables) else {
            panic!("{named} is no bucket: {:?}", evidence(&variables));
        };
        assert_eq!(settings.endpoint, "https://s3.example");
        assert_eq!(
            (settings.bucket.as_str(), settings.prefix.as_str()),
            ("bukti", prefix)
        );
        assert_eq!(settings.region, "us-east-1");
        assert_eq!(settings.secret.expose(), "rahasia/+x");
        assert!(!format!("{settings:?}").contains("rahasia"));
    }
}

#[test]
fn what_is_wrong_about_a_bucket_is_said_without_its_secret() {
    let (_folder, empty) = file("\n");
    let bucket = ("PRIMA_EVIDENCE", "s3://bukti");
    let endpoint = ("PRIMA_S3_ENDPOINT", "https://s3.example");
    let key = ("PRIMA_S3_KEY_ID", "KUNCI");
    let secret = ("PRIMA_S3_SECRET", "rahasia");
    for (variables, expected) in [
        (
            vec![bucket],
            "PRIMA_EVIDENCE names an S3 bucket, but s3_endpoint, s3_key_id, s3_secret is",
        ),
        (vec![bucket, endpoint, key], "but s3_secret is not set"),
        (vec![bucket, endpoint, secret], "but s3_key_id is not set"),
        (
            vec![("PRIMA_EVIDENCE", "s3://B"), endpoint, key, secret],
            "is no place for evidence",
        ),
        (
            vec![("PRIMA_EVIDENCE", "s3://bukti/../x"), endpoint, key, secret],
            "is no place for evidence",
        ),
        (
            vec![("PRIMA_EVIDENCE", "gs://bukti"), endpoint, key, secret],
            "is no place for evidence",
        ),
        (
            vec![bucket, ("PRIMA_S3_ENDPOINT", "s3.example"), key, secret],
            "PRIMA_S3_ENDPOINT",
        ),
        (
            vec![
                bucket,
                endpoint,
                key,
                secret,
                ("PRIMA_S3_REGION", "di sini"),
            ],
            "PRIMA_S3_REGION",
        ),
        (
            vec![
                bucket,
                endpoint,
                key,
                secret,
                ("PRIMA_S3_SECRET_FILE", empty.as_str()),
            ],
            "both set",
        ),
        (
            vec![
                bucket,
                endpoint,
                key,
                ("PRIMA_S3_SECRET_FILE", empty.as_str()),
            ],
            "is empty",
        ),
        (
            vec![bucket, endpoint, key, ("PRIMA_S3_SECRET_FILE", "/no/such")],
            "/no/such",
        ),
    ] {
        let said = evidence(&variables).expect_err("a problem");
        assert!(said.contains(expected), "{variables:?}: {said}");
        assert!(!said.contains("rahasia"), "{said}");
    }
}

#[test]
fn a_scanner_is_a_socket_or_a_port() {
    let scanner = |text| {
        let config = read_with(&cli::Serve::default(), &[("PRIMA_SCANNER", text)]);
        config.map(|config| config.scanner)
    };
    let unix = ScannerAddress::Unix("/run/clamav/clamd.ctl".into());
    assert_eq!(scanner(""), Ok(None));
    assert_eq!(scanner("unix:/run/clamav/clamd.ctl"), Ok(Some(unix)));
    let said = scanner("localhost").expect_err("a problem");
    assert!(
        said.starts_with("PRIMA_SCANNER") && said.contains("tcp:127.0.0.1:3310"),
        "{said}"
    );
}

/// What the settings say of letters.
fn mail(variables: &[(&str, &str)]) -> Result<Option<Mail>, String> {
    let origin = [("PRIMA_ORIGIN", "https://prima.example")];
    let config = read_with(&cli::Serve::default(), &[&origin[..], variables].concat());
    config.map(|config| config.mail)
}

#[test]
fn letters_go_nowhere_into_a_folder_or_to_a_server() {
    let from = ("PRIMA_MAIL_FROM", "prima@prima.example");
    assert_eq!(mail(&[]), Ok(None));
    let folder = mail(&[("PRIMA_MAIL", "folder:/srv/surel"), from]);
    let folder = folder.expect("a setup").expect("letters");
    assert_eq!(folder.way, MailWay::Folder("/srv/surel".into()));
    assert_eq!(folder.from, "prima@prima.example");
    let (_folder, file) = file(" kata sandi surel \n");
    for (way, security, port) in [
        ("smtps://mail.example", Security::Tls, 465),
        ("smtp://mail.example", Security::StartTls, 587),
        ("smtp://mail.example:2525/", Security::StartTls, 2525),
    ] {
        let variables = [
            ("PRIMA_MAIL", way),
            from,
            ("PRIMA_MAIL_USER", "prima"),
            ("PRIMA_MAIL_PASSWORD_FILE", file.as_str()),
        ];
        let found = mail(&variables).expect("a setup").expect("letters");
        let MailWay::Server(server) = &found.way else {
            panic!("{way} is no server: {found:?}");
        };
        assert_eq!((server.security, server.port), (security, port), "{way}");
        assert_eq!((&*server.host, &*server.user), ("mail.example", "prima"));
        assert_eq!(server.password.expose(), "kata sandi surel");
        assert!(!format!("{found:?}").contains("kata sandi"));
    }
    let here = mail(&[("PRIMA_MAIL", "smtp+plain://127.0.0.1:25"), from]);
    assert!(here.is_ok_and(|mail| mail.is_some()));
}

#[test]
fn what_is_wrong_about_letters_is_said_without_the_password() {
    let from = ("PRIMA_MAIL_FROM", "prima@prima.example");
    let server = ("PRIMA_MAIL", "smtps://mail.example");
    let user = ("PRIMA_MAIL_USER", "prima");
    let password = ("PRIMA_MAIL_PASSWORD", "rahasia");
    for (variables, expected) in [
        (vec![("PRIMA_MAIL", "mail.example"), from], "PRIMA_MAIL"),
        (
            vec![("PRIMA_MAIL", "smtps://a:rahasia@mail.example"), from],
            "…@mail.example",
        ),
        (
            vec![("PRIMA_MAIL", "smtp+plain://mail.example"), from],
            "smtps://HOST",
        ),
        (
            vec![("PRIMA_MAIL", "smtps://mail.example:0"), from],
            "smtps://HOST",
        ),
        (vec![server], "mail_from"),
        (
            vec![server, ("PRIMA_MAIL_FROM", "Prima <a@b>")],
            "PRIMA_MAIL_FROM",
        ),
        (vec![server, from, ("PRIMA_ORIGIN", "")], "origin"),
        (vec![server, from, user], "belong together"),
        (vec![server, from, password], "belong together"),
        (
            vec![
                ("PRIMA_MAIL", "smtp+plain://localhost"),
                from,
                user,
                password,
            ],
            "encrypted",
        ),
        (
            vec![
                server,
                from,
                user,
                password,
                ("PRIMA_MAIL_PASSWORD_FILE", "/no"),
            ],
            "both set",
        ),
        (
            vec![server, from, user, ("PRIMA_MAIL_PASSWORD_FILE", "/no/such")],
            "/no/such",
        ),
    ] {
        let config = match variables.iter().any(|(name, _)| *name == "PRIMA_ORIGIN") {
            true => read_with(&cli::Serve::default(), &variables).map(|config| config.mail),
            false => mail(&variables),
        };
        let said = config.expect_err("a problem");
        assert!(said.contains(expected), "{variables:?}: {said}");
        assert!(!said.contains("rahasia"), "{said}");
    }
}
