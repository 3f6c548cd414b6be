package payscore.adapter.web.webhook;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses belong to the public internet. Whatever is not surely public (loopback, link-local, private, shared, multicast, reserved,
 * documentation) is not: a service that sends to any address it is told to is a way into the network it stands in.
 */
final class PublicAddresses {
    private static final List<Block> NOT_PUBLIC_V4 = blocks("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8",
            "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4");
    /** The only part of IPv6 that is given out for the public internet so far. */
    private static final Block GLOBAL_UNICAST = Block.of("2000:0:0:0:0:0:0:0/3");
    /** Within it: protocol assignments with Teredo, documentation, 6to4. */
    private static final List<Block> NOT_PUBLIC_V6 = blocks("2001:0:0:0:0:0:0:0/23", "2001:db8:0:0:0:0:0:0/32",
            "2002:0:0:0:0:0:0:0/16", "3fff:0:0:0:0:0:0:0/20");
    /** IPv4 addresses as networks without IPv4 see them (RFC 6052); public when the address inside is. */
    private static final Block NAT64 = Block.of("64:ff9b:0:0:0:0:0:0/96");
    private static final int IPV4_LENGTH = 4;

    private PublicAddresses() {}

    static boolean contains(InetAddress address) {
        var bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return isPublicV4(bytes);
        }
        if (NAT64.contains(bytes)) {
            return isPublicV4(Arrays.copyOfRange(bytes, bytes.length - IPV4_LENGTH, bytes.length));
        }
        return GLOBAL_UNICAST.contains(bytes) && NOT_PUBLIC_V6.stream().noneMatch(block -> block.contains(bytes));
    }

    private static boolean isPublicV4(byte[] bytes) {
        return NOT_PUBLIC_V4.stream().noneMatch(block -> block.contains(bytes));
    }

    private static List<Block> blocks(String... blocks) {
        return Arrays.stream(blocks).map(Block::of).toList();
    }

    /** All addresses that begin with the same {@code length} bits. */
    private static final class Block {
        private final byte[] prefix;
        private final int length;

        private Block(byte[] prefix, int length) {
            this.prefix = prefix;
            this.length = length;
        }

        static Block of(String text) {
            var slash = text.indexOf('/');
            try {
                return new Block(InetAddress.getByName(text.substring(0, slash)).getAddress(),
                        Integer.parseInt(text.substring(slash + 1)));
            } catch (UnknownHostException noLiteral) {
                throw new IllegalArgumentException("A block begins with an address", noLiteral);
            }
        }

        boolean contains(byte[] address) {
            if (address.length != prefix.length) {
                return false;
            }
            for (int bit = 0; bit < length; bit++) {
                if (((address[bit / Byte.SIZE] ^ prefix[bit / Byte.SIZE]) & 0x80 >> bit % Byte.SIZE) != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
