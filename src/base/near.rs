//! Hosts that only one computer, or one office, can reach.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Endings of names that no public directory has (RFC 6761, RFC 6762, RFC 8375, ICANN's `internal`).
const NEAR: &[&str] = &[".localhost", ".local", ".internal", ".lan", ".home.arpa"];

/// The name of the host in a whole web address, without the port.
pub fn host_of(address: &str) -> Option<&str> {
    let (scheme, rest) = address.split_once("://")?;
    if !(scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http")) {
        return None;
    }
    let authority = &rest[..rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len())];
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let host = match host.strip_prefix('[') {
        Some(inner) => inner.split_once(']').map_or(inner, |(inner, _)| inner),
        None => host.split_once(':').map_or(host, |(host, _)| host),
    };
    (!host.is_empty()).then_some(host)
}

/// Whether a host is known to this computer or its own network only, by its name alone.
pub fn is_near(host: &str) -> bool {
    let host = host.trim_matches(['[', ']']).trim_end_matches('.').to_ascii_lowercase();
    match host.parse::<IpAddr>() {
        Ok(ip) => is_near_ip(ip),
        Err(_) => !host.contains('.') || NEAR.iter().any(|ending| host.ends_with(ending)),
    }
}

/// Whether a number leads to this computer or its own network, or to no single computer at all.
pub fn is_near_ip(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_near_v4(ip),
        IpAddr::V6(ip) => is_near_v6(ip),
    }
}

fn is_near_v4(ip: Ipv4Addr) -> bool {
    let [first, second, third, _] = ip.octets();
    ip.is_loopback()
        || ip.is_private()
        || ip.is_link_local()
        || ip.is_multicast()
        || first == 0
        || first >= 240
        || (first == 100 && (64..128).contains(&second))
        || (first == 198 && (18..20).contains(&second))
        || (first, second, third) == (192, 0, 0)
}

fn is_near_v6(ip: Ipv6Addr) -> bool {
    let [first, .., high, low] = ip.segments();
    // An IPv4 address in other clothes: mapped, or behind a translator (RFC 6052).
    let is_dressed = ip.to_ipv4_mapped().is_some() || ip.segments().starts_with(&[0x64, 0xff9b, 0, 0, 0, 0]);
    if is_dressed {
        return is_near_v4(Ipv4Addr::from(u32::from(high) << 16 | u32::from(low)));
    }
    ip.is_loopback()
        || ip.is_unspecified()
        || ip.is_multicast()
        || first & 0xfe00 == 0xfc00
        || first & 0xff80 == 0xfe80
}

#[cfg(test)]
mod tests {
    use super::{host_of, is_near};

    #[test]
    fn the_host_is_found_in_any_address() {
        for (address, host) in [
            ("https://a.example", "a.example"),
            ("HTTP://a.example:80/b@c", "a.example"),
            ("http://jo:secret@a.example?x", "a.example"),
            ("http://[::1]:3000/", "::1"),
        ] {
            assert_eq!(host_of(address), Some(host), "{address}");
        }
        assert_eq!(host_of("mailto:a@b.example"), None);
        assert_eq!(host_of("https://"), None);
    }

    #[test]
    fn what_is_near_is_told_by_its_name() {
        for host in [
            "localhost",
            "LOCALHOST.",
            "desk.local",
            "wiki",
            "127.0.0.1",
            "10.1.2.3",
            "192.168.0.7",
            "172.20.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "::1",
            "fe80::1",
            "fd00::7",
            "::ffff:10.0.0.1",
            "64:ff9b::7f00:1",
        ] {
            assert!(is_near(host), "{host}");
        }
        for host in [
            "example.org",
            "localhost.example.org",
            "8.8.8.8",
            "172.32.0.1",
            "2606:4700::1111",
            "64:ff9b::808:808",
        ] {
            assert!(!is_near(host), "{host}");
        }
    }
}
