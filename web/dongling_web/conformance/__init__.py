"""What a school and its plugin are held to, page by page: for its authors' tests, and for who reviews a package."""
