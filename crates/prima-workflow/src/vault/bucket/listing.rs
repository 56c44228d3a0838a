//! Reads the list of names that a bucket gives, page by page.

use quick_xml::Reader;
use quick_xml::events::Event;

/// One page of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The names on it.
    pub names: Vec<String>,
    /// What the next page is asked for with; none: this is the last.
    pub next: Option<String>,
}

/// Reads a page; none where it is no such list.
pub fn page(text: &str) -> Option<Page> {
    let mut reader = Reader::from_str(text);
    let (mut page, mut is_list, mut depth) = (Page::default(), false, 0usize);
    let (mut open, mut value) = (String::new(), String::new());
    loop {
        match reader.read_event().ok()? {
            Event::Start(element) => {
                element.local_name().into_inner().clone_into(&mut open);
                depth += 1;
                is_list |= open == "ListBucketResult";
                value.clear();
            }
            Event::Text(text) => value.push_str(&text.xml10_content()),
            Event::GeneralRef(sign) => value.push(meant(&sign.xml10_content())?),
            Event::End(_) => {
                match open.as_str() {
                    "Key" => page.names.push(std::mem::take(&mut value)),
                    "NextContinuationToken" => page.next = Some(std::mem::take(&mut value)),
                    _ => {}
                }
                open.clear();
                depth = depth.checked_sub(1)?;
            }
            Event::Eof => return (is_list && depth == 0).then_some(page),
            _ => {}
        }
    }
}

/// The sign that a reference such as `&amp;` stands for.
fn meant(reference: &str) -> Option<char> {
    Some(match reference {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{Page, page};

    #[test]
    fn a_list_is_read_with_the_way_to_its_next_page() {
        let text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
            <ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">\
            <Name>bukti</Name><Prefix>files/</Prefix><IsTruncated>true</IsTruncated>\
            <Contents><Key>files/ab/x</Key><ETag>\"e\"</ETag><Size>6</Size></Contents>\
            <Contents><Key>files/a&amp;b</Key><Owner><ID>1</ID></Owner></Contents>\
            <NextContinuationToken>1/a+b=</NextContinuationToken></ListBucketResult>";
        let expected = Page {
            names: vec!["files/ab/x".to_owned(), "files/a&b".to_owned()],
            next: Some("1/a+b=".to_owned()),
        };
        assert_eq!(page(text), Some(expected));
        let none = "<ListBucketResult><KeyCount>0</KeyCount></ListBucketResult>";
        assert_eq!(page(none), Some(Page::default()));
        for text in ["", "<html>ready</html>", "<ListBucketResult><Key>", "{}"] {
            // A list that breaks off is none: its names would look lost.
            assert_eq!(page(text), None, "{text:?}");
        }
    }
}
