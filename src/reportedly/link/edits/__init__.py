"""What people have corrected, joined and parted, and how it finds its place again."""
