/** English by Vietnamese: complete, and nothing left over (a test says so). `{}` in order, or `{1}` by number. */
export const words: Record<string, string> = {
  // The first screen
  'Đang tải…': 'Loading…',
  'Chưa kết nối được với hệ thống.': 'The system could not be reached.',
  'Thử lại': 'Try again',
  'Dữ liệu diễn tập – không phải số liệu thật': 'Rehearsal data – not real figures',
  'Khai báo tình hình COVID-19': 'COVID-19 declaration',
  'Chưa khai báo': 'Not declared yet',
  'Chưa khai báo · hạn {}': 'Not declared yet · due {}',
  'Sau {} vẫn gửi được nhưng tính trễ hạn; kỳ này đóng lúc {}.':
    'After {} it can still be sent but counts as late; this round closes at {}.',
  'Vẫn gửi được đến {}, tính trễ hạn.': 'It can still be sent until {}, as late.',
  'Báo ca mới ngay': 'Report new cases now',
  'Vắng hôm nay: {}': 'Absent today: {}',
  'lần trước {}, trong đó ốm {}': 'last time {}, of whom ill {}',
  Vắng: 'Absent',
  'Do ốm': 'Ill',
  Đủ: 'None',
  'Không có ca mắc, tiếp xúc, triệu chứng': 'No cases, contacts or symptoms',
  'ghi 0 cho F0, F1, F2, cách ly, triệu chứng': 'writes 0 for F0, F1, F2, isolation and symptoms',
  'Mọi thứ như {}?': 'Everything as on {}?',
  '{}/{} tiêu chí đạt': '{}/{} criteria met',
  'Xem lại và gửi': 'Review and send',
  'Có thay đổi: khai báo từng mục': 'Something changed: fill in each part',
  'Trực tiếp': 'In person',
  'Một phần trực tiếp': 'Partly in person',
  'Trực tuyến': 'Online',
  'Tạm dừng đến trường': 'Attendance suspended',
  trẻ: 'children',
  'học viên': 'learners',
  'học sinh': 'pupils',
  'cán bộ, giáo viên, nhân viên': 'staff',

  // States, receipts, other ways
  'Đã khai báo, đúng hạn': 'Declared on time',
  'Đã khai báo, trễ hạn': 'Declared late',
  'Bản bổ sung đã được chấp nhận': 'Supplement accepted',
  'Không khai báo, kỳ đã đóng': 'Not declared, round closed',
  'Không phải khai báo: {}': 'Not required: {}',
  'Chưa đến giờ mở: {}': 'Not open until {}',
  'Không phải khai báo: tạm dừng đến hết {}': 'Not required: suspended through {}',
  'Không phải khai báo kỳ này': 'Not required in this round',
  'Bản bổ sung {} đã nhận lúc {}, chờ cán bộ phụ trách chấp nhận.':
    'Supplement {} was received at {} and awaits an officer’s acceptance.',
  'Bản bổ sung {} không được chấp nhận.': 'Supplement {} was not accepted.',
  'Bản bổ sung {} không được chấp nhận: {}': 'Supplement {} was not accepted: {}',
  'Gửi bây giờ sẽ được giữ làm bản bổ sung, chờ cán bộ phụ trách chấp nhận.':
    'Sent now, it will be kept as a supplement until an officer accepts it.',
  'Sửa được đến khi kỳ này đóng, {}.': 'It can be corrected until this round closes, {}.',
  'Trường khác': 'Another school',
  'Chọn trường': 'Choose a school',
  'Tài khoản này không khai báo cho trường nào.': 'This account does not declare for any school.',
  'Đến trang quản lý': 'Go to the office page',
  'Đăng nhập tài khoản khác': 'Sign in with another account',
  'Liên kết này thuộc kỳ đã đóng': 'This link belongs to a closed round',
  'Để khai báo kỳ hiện nay, hãy mở liên kết trong thư nhắc mới nhất, hoặc đăng nhập.':
    'To declare in the present round, open the link in the newest reminder, or sign in.',
  'Hiện không có kỳ khai báo nào đang mở': 'No round is open now',
  'Kỳ tiếp theo: {}, mở lúc {}, hạn {}.': 'Next round: {}, opens at {}, due {}.',
  'Tiếp tục bản nháp': 'Go on with the draft',
  'Khai báo': 'Declare',
  'Gửi bản bổ sung': 'Send a supplement',
  'Tiếp tục sửa': 'Go on correcting',
  'Sửa bản khai báo': 'Correct the declaration',
  'Vẫn khai báo {}': 'Declare {} anyway',
  'Văn bản chỉ đạo': 'Official letters',
  'Mở văn bản': 'Open the letter',
  'Xác nhận đã nhận': 'Acknowledge',
  'Đăng nhập để xác nhận': 'Sign in to acknowledge',
  'Để xác nhận thay nhà trường, mời Thầy/Cô đăng nhập; không cần mật khẩu.':
    'To acknowledge for the school, please sign in; no password is needed.',
  'Chưa xác nhận · hạn hết {}': 'Not acknowledged yet · due by the end of {}',
  'Nhà trường đã xác nhận.': 'Your school has acknowledged it.',
  'Đã nhận bản khai báo': 'Declaration received',
  'Mã số': 'Reference',
  'Biên nhận khai báo tình hình COVID-19': 'Receipt of a COVID-19 declaration',
  Trường: 'School',
  'Kỳ khai báo': 'Round',
  'Tình trạng': 'State',
  'In lúc {}': 'Printed at {}',
  'Đã nhận bản bổ sung': 'Supplement received',
  'In biên nhận': 'Print the receipt',
  'Gửi biên nhận vào thư của trường': 'Mail the receipt to the school’s address',
  'Đang gửi yêu cầu…': 'Asking for it…',
  'Biên nhận đang được gửi đến {}, thường đến trong vài phút.':
    'The receipt is on its way to {}; it usually arrives within a few minutes.',
  'Biên nhận này đã gửi đến {} lúc {}. Nếu chưa thấy, hãy xem cả mục thư rác.':
    'This receipt was mailed to {} at {}. If it cannot be found, look among the junk mail too.',
  'Thư gửi đến {} lúc {} không đến được. Hãy in biên nhận, và báo đơn vị quản lý trường kiểm tra địa chỉ.':
    'The mail to {} at {} did not arrive. Please print the receipt, and ask the education office to check the address.',
  Lúc: 'At',
  'Mức độ an toàn': 'Safety level',
  '(tiêu chí chưa được xác nhận)': '(criteria not confirmed yet)',
  'Kỳ sau': 'Next round',
  'Các kỳ nằm trọn trong thời gian tạm dừng (đến hết {}) không phải khai báo.':
    'Rounds wholly within the suspension (through {}) need no declaration.',
  '{} ca mắc mới: hệ thống báo ngay cho cán bộ phụ trách và ngành y tế.':
    'New confirmed cases: {}. The officers in charge and the health service are told at once.',
  '{}, hạn {}': '{}, due {}',

  // The form
  'Sửa bản khai báo {}': 'Correction of {}',
  'Khai báo {}': 'Declaration of {}',
  'lần trước {}': 'last time {}',
  'lần trước {} · {}': 'last time {} · {}',
  'Hoạt động hôm nay': 'Operation today',
  'Lý do': 'Reason',
  'Tạm dừng đến hết ngày (không bắt buộc, nhiều nhất 14 ngày)':
    'Suspended through (optional, at most 14 days)',
  'Người học': 'Learners',
  'Cán bộ, giáo viên, nhân viên': 'Staff',
  'Tổng số {}': 'Total number of {}',
  'Tổng số': 'Total',
  'Ca mắc và tiếp xúc': 'Cases and contacts',
  '“mới” là từ lần khai báo trước ({})': '“new” means since the declaration before ({})',
  'Cán bộ, GV, NV': 'Staff',
  'Lớp có ca mắc hoặc tiếp xúc': 'Classes with cases or contacts',
  'nếu có': 'if any',
  'Lớp thứ {}': 'Class {}',
  'Tên lớp hoặc điểm trường': 'Name of class or site',
  'Ca mắc': 'Cases',
  'Tiếp xúc': 'Contacts',
  'Ngày cuối ở trường': 'Last day at school',
  'Biện pháp': 'Measure',
  'Đã báo trạm y tế lúc': 'Health station told at',
  'Bỏ lớp này': 'Remove this class',
  'Thêm lớp': 'Add a class',
  'Tiêu chí an toàn {}/{}': 'Safety criteria {}/{}',
  'Tất cả đều đạt': 'All are met',
  'bắt buộc': 'mandatory',
  'lần trước: Không đạt': 'last time: not met',
  'lần trước: Đạt': 'last time: met',
  '✓ Đạt': '✓ Met',
  '✗ Không đạt': '✗ Not met',
  'Câu hỏi thêm': 'Extra questions',
  Số: 'Number',
  Có: 'Yes',
  Không: 'No',
  'Cần hỗ trợ': 'Support needed',
  'Ghi chú (không ghi tên, số điện thoại của học sinh, người nhà)':
    'Remark (no names or phone numbers of pupils or relatives)',
  'Người khai báo': 'Who declares',
  'Họ và tên': 'Full name',
  'Chức vụ': 'Position',
  'Điện thoại': 'Phone',
  'Bản nháp đã lưu trên máy này lúc {}': 'Draft saved on this device at {}',
  'Bỏ bản nháp': 'Drop the draft',
  'Bỏ bản nháp này? Những gì đã nhập sẽ mất.': 'Drop this draft? What was typed will be lost.',
  'Ghi 0 vào các ô còn trống': 'Write 0 into the blank fields',
  'Ca mắc và tiếp xúc: còn {} ô chưa điền, không có thì ghi 0.':
    'Cases and contacts: {} fields are blank; write 0 where there are none.',
  'Trình duyệt này không lưu được bản nháp (bộ nhớ đầy hoặc bị chặn): đừng đóng trang trước khi gửi xong.':
    'This browser cannot keep the draft (storage full or blocked): do not close the page before it is sent.',
  'Vui lòng đánh dấu “Không có ca mắc…”, hoặc điền số ca.':
    'Please tick “No cases…”, or fill in the numbers of cases.',
  'Còn {} chỗ cần sửa': 'To correct: {}',

  // Review and sending
  'Xem lại trước khi gửi': 'Review before sending',
  'Hoạt động': 'Operation',
  '{}, vắng {}, trong đó ốm {}': '{}, absent {}, of whom ill {}',
  'Ca mắc, tiếp xúc': 'Cases, contacts',
  'Không có': 'None',
  'Tiêu chí': 'Criteria',
  'Người khai': 'Declared by',
  Đạt: 'Met',
  'Không đạt': 'Not met',
  'Lớp có ca': 'Classes with cases',
  'Ghi chú': 'Remark',
  'đến hết {}': 'through {}',
  'bản đã gửi lúc {}': 'what was sent at {}',
  'Thay đổi so với {}': 'Changed since {}',
  'Các mục khác giữ nguyên như {}': 'Everything else as {}',
  'Kỳ này đã đóng: bản gửi bây giờ được giữ làm bản bổ sung, chờ cán bộ phụ trách chấp nhận.':
    'This round has closed: what is sent now is kept as a supplement until an officer accepts it.',
  Sửa: 'Correct',
  'Quay lại sửa': 'Back to the form',
  'Trả lời câu hỏi ở trên rồi gửi.': 'Answer the question above, then send.',
  Gửi: 'Send',
  'Gửi lại': 'Send again',
  'Gửi cho {} kỳ': 'Send for {} rounds',
  'Đang gửi…': 'Sending…',
  'đang gửi…': 'sending…',
  'đã nhận, mã số {}': 'received, reference {}',
  'Bản đang soạn vẫn được giữ trên máy này.': 'Yours is still kept on this device.',
  'Bản lần {} do {} gửi, nhận lúc {}.': 'Revision {} by {}, received at {}.',
  'Bản đang soạn khác bản đó ở:': 'Yours differs from it in:',
  'Bản đang soạn giống hệt bản đó.': 'Yours is the same.',
  'Gửi bản của tôi, thay bản đó': 'Send mine in its place',
  'Giữ bản đó, bỏ bản của tôi': 'Keep that one, drop mine',

  // What stands in the way
  'Thử lại sau {} phút.': 'Try again in {} min.',
  'Không có mạng hoặc mạng quá yếu.': 'No network, or too weak.',
  'Mạng Wi-Fi này chưa cho truy cập: hãy mở trang đăng nhập của mạng đó, hoặc dùng mạng khác.':
    'This Wi-Fi stands in the way: open the network’s own sign-in page, or use another network.',
  'Phiên làm việc hoặc liên kết đã hết hiệu lực.': 'Your session or link is no longer valid.',
  'Tài khoản hoặc liên kết này không được khai báo cho trường này.':
    'This account or link may not declare for this school.',
  'Không tìm thấy kỳ khai báo hoặc trường này.': 'This round or school was not found.',
  'Nội dung quá dài: hãy rút gọn ghi chú hoặc bớt lớp.':
    'The content is too long: shorten the remark or remove classes.',
  'Trang này đã cũ: hãy tải lại trang rồi gửi tiếp.': 'This page is out of date: reload it, then send again.',
  'Có quá nhiều yêu cầu. Vui lòng chờ ít phút rồi thử lại.':
    'Too many requests. Please wait a few minutes and try again.',
  'Hệ thống không nhận yêu cầu này (mã {}).': 'The system did not accept this request (code {}).',
  'Hệ thống đang bận (mã {}). Vui lòng thử lại sau ít phút.':
    'The system is busy (code {}). Please try again in a few minutes.',
  'Phiên làm việc hoặc liên kết đã hết hiệu lực. Bản khai báo vẫn được giữ trên máy này: hãy đăng nhập, hoặc mở liên kết trong thư mới nhất, rồi gửi tiếp.':
    'Your session or link is no longer valid. The declaration is still kept on this device: sign in, or open the link in the newest mail, then send it.',

  // Sign-in and history
  'Đăng nhập bằng liên kết trong thư': 'Sign in with the link from the mail',
  'Bấm nút dưới đây để đăng nhập trên máy này. Nếu Thầy/Cô không yêu cầu đăng nhập, hãy đóng trang này.':
    'Press the button to sign in on this device. If you did not ask to sign in, close this page.',
  'Nhận liên kết và mã mới': 'Get a new link and code',
  'Kích hoạt tài khoản của trường': 'Activate the school’s account',
  'Bấm nút dưới đây để đăng nhập trên máy này. Mã trên phiếu chỉ dùng được một lần.':
    'Press the button to sign in on this device. The card’s code works once.',
  'Cách đăng nhập khác': 'Another way to sign in',
  'Có phiếu kích hoạt': 'I have an activation card',
  'Nhập mã 12 ký tự trên phiếu do cán bộ phụ trách phát cho trường. Mất phiếu hoặc mã không dùng được: xin phiếu mới.':
    'Type the 12-character code from the card your education office gave the school. Lost it, or it does not work: ask for a new card.',
  'Mã trên phiếu': 'Code on the card',
  'Đăng nhập bằng thư điện tử': 'Sign in by e-mail',
  'Dùng mã 8 chữ số': 'Use the 8-digit code',
  'Đăng nhập': 'Sign in',
  'Nhập địa chỉ thư điện tử của trường. Không cần mật khẩu: hệ thống gửi một liên kết và một mã 8 chữ số.':
    'Enter your school’s e-mail address. No password: the system sends a link and an 8-digit code.',
  'Thư điện tử': 'E-mail',
  'Cán bộ quản lý: xem trang quản lý': 'Officials: go to the office page',
  'Gửi mã đăng nhập': 'Send the sign-in code',
  'Nhập mã trong thư': 'Enter the code from the mail',
  'Nếu {} có trong hệ thống, thư với mã 8 chữ số đã được gửi; mã dùng được trong 15 phút. Hãy xem cả hộp thư rác.':
    'If {} is known to the system, a mail with an 8-digit code was sent; it works for 15 minutes. Look in the spam folder, too.',
  'Mã 8 chữ số': '8-digit code',
  'Đổi địa chỉ hoặc gửi lại mã': 'Change the address or send a new code',
  'Các kỳ đã qua': 'Past rounds',
  'Mức độ an toàn: tiêu chí chưa được xác nhận.': 'Safety levels: criteria not confirmed yet.',
  'Xem thêm': 'Show more',
  'Quay lại': 'Back',
  'Chưa có kỳ nào.': 'No rounds yet.',
  'Vắng {}/{} ': 'Absent {}/{} ',
  '· {} ca mới ': '· {} new cases ',
  '· nhận lúc {}': '· received at {}',
  ' · đã sửa {} lần': ' · corrected {} times',
  'đúng hạn': 'on time',
  'trễ hạn': 'late',
  'chưa khai báo': 'not declared',
  'không khai báo': 'not declared',
  'bản bổ sung': 'supplement',
  'không phải khai báo': 'not required',
  'Tài khoản': 'Account',
  'Đăng xuất': 'Sign out',
  'Đăng xuất mọi thiết bị': 'Sign out on all devices',
  'Đã đăng xuất.': 'Signed out.',
  'Khai thay qua điện thoại': 'On behalf, by phone',
  '{} ghi theo lời nhà trường. Bản khai báo mang tên người ghi và giờ gọi, tính theo giờ gửi.':
    '{} writes down what the school says. The declaration bears the writer’s name and the time of the call; it counts when it is sent.',
  'Giờ gọi': 'Time of the call',
  'Trở về trang quản lý': 'Back to the office',
  'Tài khoản này không được khai thay cho trường này.':
    'This account may not declare on behalf of this school.',

  // Without a network
  'Đang dùng thông tin đã lưu trên máy này. Vẫn khai báo được: bản đã bấm gửi tự đi khi có mạng.':
    'Showing what is kept on this device. You can declare all the same: it goes out when there is a network.',
  'đã lưu trên máy này – chưa gửi.': 'kept on this device – not sent.',
  'chưa gửi, và trình duyệt này không lưu được: đừng đóng trang.':
    'not sent, and this browser cannot keep it: do not close the page.',
  'Chưa rõ hệ thống đã nhận hay chưa: gửi lại không bị ghi hai lần.':
    'It is not known whether it was received: sending again does not record it twice.',
  'Trang tự gửi lại khi có mạng; có thể đóng trang và mở lại sau.':
    'The page sends it again by itself when there is a network; you may close it and come back.',
  'Kỳ này đã đến giờ đóng: bản này vẫn được gửi, có thể được giữ làm bản bổ sung chờ duyệt.':
    'This round’s closing time has come: this is still sent, and may be kept as a supplement to be accepted.',
  'Đã quá hạn {}: bản này vẫn được gửi và tính trễ hạn; giờ bấm gửi được ghi kèm.':
    'The deadline {} has passed: this is still sent and counts as late; the time you pressed is noted with it.',
  'Chép nội dung bản khai báo': 'Copy what was entered',
  'Đã chép. Có thể dán vào tin nhắn để gửi đơn vị quản lý trường.':
    'Copied. It can be pasted into a message to the education office.',
  'Bản khai báo này vừa được gửi hoặc bỏ ở một cửa sổ khác của máy này.':
    'This declaration was just sent or dropped in another window on this device.',
  'Bản nháp này vừa được sửa ở một cửa sổ khác của máy này; đang hiện bản mới nhất.':
    'This draft was just changed in another window on this device; the newest is shown.',

  // A link that does not hold any more
  'Liên kết này đã hết hiệu lực: quá 7 ngày sau khi kỳ đóng, hoặc người liên hệ của trường đã thay đổi. Hãy mở liên kết trong thư mới nhất, hoặc đăng nhập.':
    'This link no longer holds: it is more than 7 days since its round closed, or the school’s contact has changed. Open the link in the newest mail, or sign in.',
  'Nếu liên kết cũ là của hệ thống này, một thư với liên kết đăng nhập mới vừa được gửi đến hộp thư đã nhận nó. Liên kết dùng được trong 15 phút.':
    'If the old link is ours, a mail with a new sign-in link has just gone to the mailbox that received it. It is good for 15 minutes.',
  'Không cần nhập gì: gửi liên kết mới đến hộp thư đã nhận liên kết cũ.':
    'Nothing to type: a new link goes to the mailbox that received the old one.',
  'Gửi cho tôi liên kết mới': 'Send me a new link',
};
